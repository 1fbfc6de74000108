import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A string that stands in the code: where, and what it is given to. */
export type SourceText = {
  readonly place: string;
  /** The string; of a template, its fixed parts with `*` between them. */
  readonly text: string;
  /** Names of the values handed over beside it, where they are written out. */
  readonly given?: readonly string[];
};

const filesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('gallery/'))
    .map((path) => `${folder}/${path}`)
    .sort();

const parse = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.ES2023, true);

const visit = (node: ts.Node, see: (node: ts.Node) => void): void => {
  see(node);
  node.forEachChild((child) => visit(child, see));
};

const placeOf = (node: ts.Node): string => {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

const textOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('*');
};

/** Names of an object written out; undefined where a part of it comes from elsewhere. */
const namesOf = (node: ts.Node | undefined): string[] | undefined => {
  if (node === undefined || !ts.isObjectLiteralExpression(node)) return undefined;
  if (node.properties.some(ts.isSpreadAssignment)) return undefined;
  return node.properties.flatMap(({ name }) => (name !== undefined && ts.isIdentifier(name) ? [name.text] : []));
};

/** The values a key is said with: the second argument of `say(key, values)`, or `values` beside `key`. */
const valuesBeside = (node: ts.Node): string[] | undefined => {
  const { parent } = node;
  if (ts.isCallExpression(parent) && parent.arguments[0] === node && ts.isIdentifier(parent.expression))
    return parent.expression.text === 'say' ? (parent.arguments[1] ? namesOf(parent.arguments[1]) : []) : undefined;
  if (!ts.isPropertyAssignment(parent) || parent.name.getText() !== 'key') return undefined;
  const { properties } = parent.parent;
  if (properties.some(ts.isSpreadAssignment)) return undefined;
  const values = properties.find((property) => property.name?.getText() === 'values');
  if (values === undefined) return [];
  return ts.isPropertyAssignment(values) ? namesOf(values.initializer) : undefined;
};

/** Strings that are types, names of modules, or parts of another. */
const isCode = (node: ts.Node): boolean =>
  ts.isLiteralTypeNode(node.parent) || ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent);

/** Every string in components, lib and the entrypoints, the gallery apart. */
export const readSourceTexts = (): SourceText[] => {
  const texts: SourceText[] = [];
  for (const path of ['components', 'lib', 'entrypoints'].flatMap(filesBelow))
    visit(parse(path), (node) => {
      const text = textOf(node);
      if (text === undefined || isCode(node)) return;
      const given = valuesBeside(node);
      texts.push({ place: placeOf(node), text, ...(given === undefined ? {} : { given }) });
    });
  return texts;
};

/** Attributes a person reads or hears. */
const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
  'alt',
  'placeholder',
  'title',
];

/** Words written into the markup of components: between tags, or as an attribute a person reads. */
export const readMarkupTexts = (): SourceText[] => {
  const texts: SourceText[] = [];
  const add = (node: ts.Node, text: string): void => void texts.push({ place: placeOf(node), text });
  for (const path of filesBelow('components'))
    visit(parse(path), (node) => {
      if (ts.isJsxText(node)) add(node, node.text);
      if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) {
        const text = textOf(node.expression);
        if (text !== undefined) add(node, text);
      }
      if (!ts.isJsxAttribute(node) || !SPOKEN.includes(node.name.getText()) || !node.initializer) return;
      const held = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      const text = held && textOf(held);
      if (text !== undefined) add(node, text);
    });
  return texts;
};
