// SPDX-License-Identifier: Apache-2.0
// The columns of a history as CSV. One row is one entry; a row with the id of the row above it is a further line of that
// purchase or refund, or names points of another ledger that paid for it.
import type { HistoryEvent } from '../types.ts';

type EventType = HistoryEvent['type'];
/** How a cell is written; `names` are separated by semicolons, `counts` are nights=3;km=120.5. */
export type CellForm = 'date' | 'decimal' | 'whole' | 'text' | 'names' | 'counts';

export interface Column {
  name: string;
  /** The same column in Chinese files. */
  chinese: string;
  form: CellForm;
  /** The entries it is for; absent: all. */
  types?: readonly EventType[];
}

export const columns: readonly Column[] = [
  { name: 'date', chinese: '日期', form: 'date' },
  { name: 'type', chinese: '类型', form: 'text' },
  { name: 'id', chinese: '编号', form: 'text' },
  { name: 'of', chinese: '对应编号', form: 'text', types: ['refund', 'confirm'] },
  { name: 'amount', chinese: '金额', form: 'decimal', types: ['purchase', 'refund'] },
  { name: 'list', chinese: '原价', form: 'decimal', types: ['purchase'] },
  { name: 'net', chinese: '折后', form: 'decimal', types: ['purchase'] },
  { name: 'payable', chinese: '实付', form: 'decimal', types: ['purchase'] },
  { name: 'line', chinese: '行号', form: 'text', types: ['purchase', 'refund'] },
  { name: 'quantity', chinese: '数量', form: 'whole', types: ['purchase', 'refund'] },
  { name: 'sku', chinese: '货号', form: 'text', types: ['purchase'] },
  { name: 'category', chinese: '类别', form: 'text', types: ['purchase'] },
  { name: 'brand', chinese: '品牌', form: 'text', types: ['purchase'] },
  { name: 'tags', chinese: '标签', form: 'names', types: ['purchase'] },
  { name: 'counts', chinese: '计数', form: 'counts', types: ['purchase', 'activity'] },
  { name: 'ledger', chinese: '账户', form: 'text', types: ['purchase', 'redeem', 'adjust'] },
  { name: 'points', chinese: '积分', form: 'decimal', types: ['purchase', 'redeem', 'adjust', 'transfer'] },
  { name: 'expires', chinese: '到期日', form: 'date', types: ['adjust'] },
  { name: 'metric', chinese: '指标', form: 'text', types: ['adjust'] },
  { name: 'value', chinese: '数值', form: 'decimal', types: ['adjust'] },
  { name: 'reward', chinese: '奖励', form: 'text', types: ['redeem', 'choose'] },
  { name: 'times', chinese: '次数', form: 'whole', types: ['redeem'] },
  { name: 'transfer', chinese: '转换', form: 'text', types: ['transfer'] },
  { name: 'choice', chinese: '选择项', form: 'text', types: ['choose'] },
  { name: 'option', chinese: '选项', form: 'text', types: ['choose'] },
  { name: 'milestone', chinese: '里程碑', form: 'text', types: ['choose'] },
  { name: 'membership', chinese: '付费会员', form: 'text', types: ['join'] },
  { name: 'channel', chinese: '渠道', form: 'text', types: ['purchase'] },
  { name: 'payment', chinese: '支付方式', form: 'text', types: ['purchase'] },
];

/** Words for the type of an entry besides the type itself. */
export const typeWords: Record<string, EventType> = {
  消费: 'purchase', 购买: 'purchase', 订单: 'purchase', order: 'purchase',
  退货: 'refund', 退款: 'refund', return: 'refund',
  兑换: 'redeem', 使用: 'redeem', redemption: 'redeem',
  转出: 'transfer', 转换: 'transfer',
  活动: 'activity', 互动: 'activity',
  选择: 'choose', choice: 'choose',
  开通: 'join', 加入: 'join', membership: 'join',
  确认: 'confirm', 收货: 'confirm', confirmation: 'confirm',
  调整: 'adjust', 修正: 'adjust', adjustment: 'adjust',
};
const types: readonly EventType[] = ['purchase', 'refund', 'redeem', 'transfer', 'activity', 'choose', 'join', 'confirm', 'adjust'];

export function typeOf(text: string): EventType | undefined {
  const word = text.toLowerCase();
  return types.find((type) => type === word) ?? typeWords[word];
}

/** The column a heading names, in either language, whatever its case. */
export function columnOf(heading: string): Column | undefined {
  const name = heading.trim().toLowerCase();
  return columns.find((column) => column.name === name || column.chinese === name);
}
