// What requests to X may hold: CreatePostsRequest of its openapi.json, which is closed, and the parameters of a timeline.
import Ajv from 'ajv';

const id = { type: 'string', pattern: '^[0-9]{1,19}$' };
const ids = (minItems, maxItems) => ({ type: 'array', items: id, minItems, maxItems });
const closed = (properties, required = []) => ({ type: 'object', properties, required, additionalProperties: false });
const flag = { type: 'boolean' };

const ajv = new Ajv({ allErrors: true });
const isPost = ajv.compile({
  ...closed({
    card_uri: { type: 'string' },
    community_id: id,
    direct_message_deep_link: { type: 'string' },
    edit_options: closed({ previous_post_id: id }, ['previous_post_id']),
    for_super_followers_only: flag,
    geo: closed({ place_id: { type: 'string' } }),
    made_with_ai: flag,
    media: closed({ media_ids: ids(1, 4), tagged_user_ids: ids(0, 10) }, ['media_ids']),
    nullcast: flag,
    paid_partnership: flag,
    poll: closed(
      {
        duration_minutes: { type: 'integer', minimum: 5, maximum: 10080 },
        options: { type: 'array', minItems: 2, maxItems: 4, items: { type: 'string', minLength: 1, maxLength: 25 } },
        reply_settings: { enum: ['following', 'mentionedUsers', 'subscribers', 'verified'] },
      },
      ['options', 'duration_minutes'],
    ),
    quote_tweet_id: id,
    reply: closed({ auto_populate_reply_metadata: flag, exclude_reply_user_ids: { type: 'array', items: id }, in_reply_to_tweet_id: id }, ['in_reply_to_tweet_id']),
    reply_settings: { enum: ['following', 'mentionedUsers', 'subscribers', 'verified'] },
    share_with_followers: flag,
    text: { type: 'string', minLength: 1 },
  }),
  // A post without a text needs a picture or something else to show.
  anyOf: [{ required: ['text'] }, { required: ['media'] }, { required: ['poll'] }, { required: ['quote_tweet_id'] }, { required: ['card_uri'] }],
});

const fields = ['created_at', 'entities', 'id', 'note_tweet', 'referenced_tweets', 'source', 'text', 'lang', 'conversation_id', 'in_reply_to_user_id', 'attachments', 'author_id'];
const listOf = (names) => ({ type: 'string', pattern: `^(${names.map((name) => name.replace('.', '\\.')).join('|')})(,(${names.join('|')}))*$` });
const time = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?Z$' };
const isTimeline = ajv.compile(closed({
  max_results: { type: 'string', pattern: '^([5-9]|[1-9][0-9]|100)$' },
  exclude: listOf(['replies', 'retweets']),
  start_time: time,
  end_time: time,
  since_id: id,
  until_id: id,
  pagination_token: { type: 'string', pattern: '^page-[0-9]+$' },
  'tweet.fields': listOf(fields),
}));

/** What is wrong with a request for a new post; nothing when it is good. */
export function problemOfPost({ headers, body }) {
  if (!/^application\/json(;|$)/.test(headers['content-type'] ?? '')) return 'The body is not said to be JSON.';
  let post;
  try {
    post = JSON.parse(body);
  } catch {
    return 'The body is no JSON.';
  }
  return isPost(post) ? undefined : ajv.errorsText(isPost.errors);
}

/** What is wrong with the parameters of a timeline. */
export function problemOfTimeline(query) {
  if (new Set(query.keys()).size !== [...query.keys()].length) return 'A parameter is there twice.';
  return isTimeline(Object.fromEntries(query)) ? undefined : ajv.errorsText(isTimeline.errors);
}
