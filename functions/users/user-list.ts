import { cursorsOf } from '../shared/cursor';
import { newestPage, positionPattern } from '../shared/newest-first';
import { readPageQuery } from '../shared/page-query';
import { userOf } from './user-record';
import { tableName } from './user-table';
import { type PublicUser, publicUser } from './users';

/** A page of users, newest first, as a caller sees it. */
export interface UserList {
  readonly items: readonly PublicUser[];
  /** The cursor of the next page; absent on the last. */
  readonly nextCursor?: string;
}

const cursors = cursorsOf({
  list: 'users',
  position: positionPattern,
  message: 'must be the nextCursor of a page, unaltered',
});

/** The page that a query string asks for. Throws InvalidFieldsError. */
export async function listUsers(parameters: URLSearchParams): Promise<UserList> {
  const query = readPageQuery(parameters, (cursor) => cursors.read(cursor));
  const index = {
    tableName,
    indexName: 'newest',
    shardAttribute: 'newest_shard',
    shardValue: (shard: string) => shard,
  };
  const { records, lastPosition } = await newestPage(index, query);
  return {
    items: records.map((record) => publicUser(userOf(record))),
    ...(lastPosition !== undefined && { nextCursor: cursors.write(lastPosition) }),
  };
}
