import { move } from './move';
import { rename } from './rename';
import { addApi, keepOnly } from './stacks';

/** What an owner does to a copy, by the name under which the copy is asked for. */
export const copies: Readonly<Record<string, (folder: string) => void>> = {
  renamed: rename,
  'two-stacks': (folder) => keepOnly(folder, ['hello-http-api', 'items-http-api']),
  'one-more': addApi,
  elsewhere: move,
  // Other stacks than README begins with.
  combined: (folder) => {
    keepOnly(folder, ['chat-websocket-api', 'users-rest-api']);
    addApi(folder);
    rename(folder);
    move(folder);
  },
};
