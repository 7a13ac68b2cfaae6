/** @param {{ pathParameters?: Record<string, string> | null }} event */
export const handler = async (event) => {
  if (event.pathParameters?.isbn === 'broken') return { status: 200 };
  return { statusCode: 200, body: JSON.stringify(event) };
};
