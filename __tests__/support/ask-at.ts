import { request } from 'node:http';

/** What an endpoint answers to `GET` with the `Host` of a custom domain, which fetch does not let a caller set. */
export const askAt = (endpoint: string, host: string, path: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(`${endpoint}${path}`, { headers: { host } }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk);
      resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
    });
    sent.on('error', reject);
    sent.end();
  });
