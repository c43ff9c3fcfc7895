/** Why a file cannot be processed; each code has its message in both languages. */
export type InputErrorCode =
  | 'missing'
  | 'unreadable'
  | 'empty'
  | 'not-a-pdf'
  | 'encrypted'
  | 'wrong-password'
  | 'damaged'
  | 'no-pages'
  | 'too-large'
  | 'too-many-pages'
  | 'timeout'
  /** The pages of one document took longer than is allowed; what is read is kept. */
  | 'document-timeout'
  | 'too-much-data'
  | 'out-of-memory'
  /** The process that worked on it ended. */
  | 'crashed'
  /** One page's picture cannot be read, mostly since it is damaged. */
  | 'page-lost'
  | 'link-outside'
  | 'vanished'
  /** Its content is no longer what was hashed. */
  | 'changed'
  /** A fault of the program itself on this file. */
  | 'internal'

/** A file that cannot be processed: told to the user, never fatal to the batch. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly code: InputErrorCode
  constructor(code: InputErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Wrong use or configuration: printed without a stack, exit code 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
