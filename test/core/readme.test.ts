import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const CORE = resolve(import.meta.dirname, '../../lib/core');
const readme = readFileSync(join(CORE, 'README.md'), 'utf8');
const files = readdirSync(CORE).filter((name) => name.endsWith('.ts'));

/** One spelling for all that says the same: no comments, `readonly`, spaces, last semicolons; one kind of quotes. */
const plain = (code: string): string =>
  code
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    .replace(/\breadonly\b/g, '')
    .replace(/\s+/g, '')
    .replace(/[;,]([}\])])/g, '$1')
    .replaceAll('"', "'");

/** Lines of the README’s listings, by the file they stand under; a heading may name several files. */
const listed = ((): ReadonlyMap<string, readonly string[]> => {
  const byFile = new Map<string, string[]>();
  for (const block of readme.matchAll(/```ts\n([\s\S]*?)```/g)) {
    let under: string[] = [];
    for (const line of (block[1] ?? '').split('\n')) {
      if (/^\/\/ [a-z-]+\.ts/.test(line)) under = line.match(/[a-z-]+\.ts/g) ?? [];
      for (const file of under) byFile.set(file, [...(byFile.get(file) ?? []), line]);
    }
  }
  return byFile;
})();

type Exported = {
  readonly file: string;
  readonly name: string;
  readonly signature: string;
  readonly isDocumented: boolean;
};

const typeOfDefault = (value: ts.Expression): string =>
  ts.isNumericLiteral(value)
    ? 'number'
    : value.kind === ts.SyntaxKind.TrueKeyword || value.kind === ts.SyntaxKind.FalseKeyword
      ? 'boolean'
      : 'bigint';

const parameterText = (parameter: ts.ParameterDeclaration, source: ts.SourceFile): string => {
  const { name, type, initializer, dotDotDotToken, questionToken } = parameter;
  const isOptional = questionToken !== undefined || initializer !== undefined;
  const typeText = type?.getText(source) ?? (initializer === undefined ? '?' : typeOfDefault(initializer));
  return `${dotDotDotToken === undefined ? '' : '...'}${name.getText(source)}${isOptional ? '?' : ''}: ${typeText}`;
};

/** Exported functions and types of a file, as they are written. */
const exportsOf = (file: string): { readonly functions: Exported[]; readonly types: string[] } => {
  const source = ts.createSourceFile(file, readFileSync(join(CORE, file), 'utf8'), ts.ScriptTarget.ESNext, true);
  const functions: Exported[] = [];
  const types: string[] = [];
  for (const statement of source.statements) {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported !== true) continue;
    if (ts.isTypeAliasDeclaration(statement)) types.push(statement.name.text);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const isFunction =
        initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
      if (!isFunction) continue;
      const own = initializer.typeParameters?.map((one) => one.getText(source)).join(', ');
      const parameters = initializer.parameters.map((one) => parameterText(one, source)).join(', ');
      const signature = `${name.getText(source)}${own === undefined ? '' : `<${own}>`}(${parameters})${initializer.type === undefined ? '' : `: ${initializer.type.getText(source)}`}`;
      const isDocumented = ts
        .getLeadingCommentRanges(source.text, statement.pos)
        ?.some(({ pos }) => source.text.startsWith('/**', pos));
      functions.push({
        file,
        name: name.getText(source),
        signature: signature.replace(/\s+/g, ' '),
        isDocumented: isDocumented === true,
      });
    }
  }
  return { functions, types };
};

const all = files.map(exportsOf);
const functions = all.flatMap((one) => one.functions);

describe('the list of quantities', () => {
  test('is read', () => {
    expect(functions.length).toBeGreaterThan(150);
    expect(listed.size).toBeGreaterThan(40);
  });

  test('has every exported function under its file, with its signature', () => {
    const missing = functions
      .filter(
        ({ file, signature }) => !(listed.get(file) ?? []).some((line) => plain(line).startsWith(plain(signature))),
      )
      .map(({ file, signature }) => `${file}: ${signature.replaceAll('readonly ', '')}`);
    expect(missing, 'write the signature into lib/core/README.md').toEqual([]);
  });

  test('names no function and no type that is not there', () => {
    const names = new Set([...functions.map(({ name }) => name), ...all.flatMap(({ types }) => types)]);
    const named = [...listed.values()]
      .flat()
      .flatMap((line) => /^(?:type )?([A-Za-z][A-Za-z0-9]*)(?:<.*)?(?:\(| =)/.exec(line)?.[1] ?? []);
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });

  test('is of functions that say what they do', () => {
    // What a name and its types say by themselves needs no sentence.
    const evident = [
      'minOf',
      'maxOf',
      'sumOf',
      'say',
      'percent',
      'duration',
      'time',
      'amount',
      'count',
      'text',
      'address',
    ];
    const silent = functions.filter(({ name, isDocumented }) => !isDocumented && !evident.includes(name));
    expect(silent.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });
});
