// SPDX-License-Identifier: Apache-2.0
import { testAxe } from './axe.mjs';

testAxe('zh-CN');
