/** @param {{ isbn: string }} event */
export const handler = async (event) => {
  if (event.isbn === 'none') throw new Error('NotFound: no such book');
  if (event.isbn === 'lent') throw new Error('Conflict: lent already');
  if (event.isbn === 'odd') throw new Error('anything else');
  return { id: 'loan-1', due: event };
};
