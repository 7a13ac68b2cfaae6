/** When a REST API compresses its answers. */
export interface AnswerCompression {
  /**
   * Size from which answers are compressed for callers who accept it, in bytes: 0 to 10485760.
   *
   * @default - answers are never compressed
   */
  readonly minimumCompressionBytes?: number;
}
