/** Something a person must put right before there is anything to review. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
