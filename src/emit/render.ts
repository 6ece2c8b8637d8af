import Handlebars from 'handlebars';
import { templates } from '../assets.generated.ts';
import { invariant } from '../errors.ts';

export interface EmittedFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const engine = Handlebars.create();
const compiled = new Map<string, HandlebarsTemplateDelegate>();

/** A template is C with holes: no escaping, no missing fields, no helpers beyond the built-in ones. */
export function render(template: string, view: object): string {
  const known = compiled.get(template) ?? compile(template);
  compiled.set(template, known);
  // A blank line inside a comment is a star without a blank behind it.
  return known(view).replace(/ +$/gm, '');
}

function compile(template: string): HandlebarsTemplateDelegate {
  const text = templates[template];
  invariant(text !== undefined, `no template ${template}`);
  return engine.compile(text, { noEscape: true, strict: true, knownHelpersOnly: true, explicitPartialContext: true });
}
