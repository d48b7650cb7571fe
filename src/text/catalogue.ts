/** The words of a part of the page that is loaded when it is opened, in every language; the English ones are the type. */
export interface Catalogue<Words> {
  readonly en: Words;
  readonly zh: Words;
}
