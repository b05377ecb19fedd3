// SPDX-License-Identifier: Apache-2.0
// Documents made up from a schema alone: every field, alternative and enumerated value comes up sooner or later.

/** What is written for a pattern. A pattern that is not here is an error, so that none is left out. */
const texts = {
  '^[A-Za-z0-9_.:-]{1,64}$': ['points', 'gold', 'spend', 'a', 'b', 'Z9_.:-'],
  '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$': ['en', 'zh-CN', 'zh-Hant-TW'],
  '^[A-Z]{3}$': ['CNY', 'JPY', 'KWD', 'USD'],
  '^p-[0-9a-f]{16}$': ['p-0123456789abcdef'],
  '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$': ['2026-11-22', '2026-01-31', '2028-02-29', '0001-01-01', '9999-12-31'],
  '^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$': ['01-01', '02-28', '02-29', '04-30', '12-31'],
  '^([01][0-9]|2[0-3]):[0-5][0-9]$': ['00:00', '09:30', '23:59'],
  '^([0-9]+(\\.[0-9]+)?|-0+(\\.0+)?)$': ['0', '1', '12', '0.5', '100.00', '-0.00', '007'],
  '^(0*[1-9][0-9]*(\\.[0-9]+)?|0+\\.0*[1-9][0-9]*)$': ['1', '12', '0.5', '100.00', '007', '00.10'],
  '^-?[0-9]+(\\.[0-9]+)?$': ['0', '-1', '25', '-0.5'],
};

/** Makes documents of the schemas (by file name) with the given random numbers. */
export function instanceMaker(schemas, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const whole = (from, to) => from + Math.floor(random() * (to - from + 1));

  function resolve(reference, file) {
    const [target, pointer = ''] = reference.split('#');
    const name = target === '' ? file : target;
    return [pointer.split('/').slice(1).reduce((schema, key) => schema[key], schemas.get(name)), name];
  }

  function number({ minimum = -1e6, exclusiveMinimum, maximum = 1e6, type }) {
    const least = exclusiveMinimum === undefined ? minimum : exclusiveMinimum + 1;
    const value = random() < 0.2 ? pick([least, maximum]) : whole(Math.ceil(least), Math.min(maximum, Math.ceil(least) + 20));
    return type === 'number' && maximum > 100 && random() < 0.2 ? value + 0.5 : value;
  }

  function object(schema, file, depth) {
    const required = new Set(schema.required);
    const entries = Object.entries(schema.properties ?? {});
    const likely = depth > 12 ? 0 : pick([0, 0.3, 0.6, 0.9]);
    let chosen = entries.filter(([key]) => required.has(key) || random() < likely);
    if (schema.maxProperties === 1) chosen = [pick(depth > 12 ? entries.filter(([key]) => !['all', 'any', 'not'].includes(key)) : entries)];
    if (chosen.length < (schema.minProperties ?? 0) && entries.length > 0) chosen = [...new Set([...chosen, pick(entries)])];
    const result = Object.fromEntries(chosen.map(([key, field]) => [key, make(field, file, depth + 1)]));
    if (entries.length === 0 && typeof schema.additionalProperties === 'object') {
      for (let count = whole(schema.minProperties ?? 0, 2); count > 0; count -= 1) {
        const key = schema.propertyNames === undefined ? pick(['points', 'spend', 'x']) : make(schema.propertyNames, file, depth);
        result[key] = make(schema.additionalProperties, file, depth + 1);
      }
    }
    for (const rule of [schema, ...(schema.allOf ?? [])]) {
      if (rule.if?.required === undefined || random() > 0.9) continue;
      const wanted = Object.entries(rule.if.properties ?? {});
      const holds = rule.if.required.every((key) => key in result) && wanted.every(([key, field]) => result[key] === field.const);
      obey((holds ? rule.then : rule.else) ?? {}, result, schema, file, depth);
    }
    return result;
  }

  /** Drops what a branch of an if forbids and adds what it requires. */
  function obey(branch, value, schema, file, depth) {
    for (const [key, field] of Object.entries(branch.properties ?? {})) {
      if (field === false) delete value[key];
      else if (key in value) obey(field, value[key], alternative(schema.properties[key], file, value[key]), file, depth + 1);
    }
    for (const key of branch.required ?? []) value[key] ??= make(schema.properties[key], file, depth + 1);
  }

  /** The schema of a value behind references and alternatives that a type tells apart. */
  function alternative(schema, file, value) {
    if (schema.$ref !== undefined) return alternative(...resolve(schema.$ref, file), value);
    if (schema.oneOf === undefined) return schema;
    const found = schema.oneOf.map(({ $ref }) => resolve($ref, file)[0]);
    return found.find(({ properties }) => properties.type.const === value.type);
  }

  function make(schema, file, depth) {
    if (schema.$ref !== undefined) return make(...resolve(schema.$ref, file), depth);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return pick(schema.enum);
    if (schema.then?.$ref !== undefined) return make(pick([schema.then, schema.else]), file, depth);
    const alternatives = schema.oneOf ?? schema.anyOf;
    if (alternatives !== undefined) return make(pick(alternatives), file, depth);
    switch (schema.type) {
      case 'object': return object(schema, file, depth);
      case 'array': {
        const least = schema.minItems ?? 0;
        return Array.from({ length: depth > 12 ? least : whole(least, least + 2) }, () => make(schema.items, file, depth + 1));
      }
      case 'string':
        if (schema.pattern === undefined) return pick(['tea', 'x', '满100减20', '15% off']);
        if (!(schema.pattern in texts)) throw new Error(`no texts for ${schema.pattern}`);
        return pick(texts[schema.pattern]);
      case 'integer':
      case 'number': return number(schema);
      case 'boolean': return random() < 0.5;
      case 'null': return null;
      default: throw new Error(`no instance of ${JSON.stringify(schema).slice(0, 200)}`);
    }
  }

  return (name) => make(schemas.get(name), name, 0);
}

/** Every enumerated value and every field of the schemas that requests reach, as "file title: value". */
export function vocabulary(schemas, names) {
  const words = new Set();
  const seen = new Set();
  const visit = (schema, file) => {
    if (typeof schema !== 'object' || schema === null || seen.has(schema)) return;
    seen.add(schema);
    if (schema.$ref !== undefined) {
      const [target, pointer = ''] = schema.$ref.split('#');
      const name = target === '' ? file : target;
      visit(pointer.split('/').slice(1).reduce((value, key) => value[key], schemas.get(name)), name);
    }
    for (const value of schema.enum ?? (typeof schema.const === 'string' ? [schema.const] : [])) words.add(value);
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties') Object.keys(value).forEach((field) => words.add(field));
      if (key !== 'enum' && key !== '$defs') Object.values({ value }).flat().forEach((part) => visit(part, file));
      if (key === 'properties') Object.values(value).forEach((part) => visit(part, file));
    }
  };
  for (const name of names) visit(schemas.get(name), name);
  return words;
}
