// What pages do better with a script than without; all of it works without. Each block is one thing.
'use strict';
