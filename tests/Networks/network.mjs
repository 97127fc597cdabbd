// What all stand-ins share: what they took, what was wrong with what they were sent, and how they are made to fail.

/** One network: its records, its faults, its rate limit. */
export class Network {
  constructor(name) {
    this.name = name;
    this.reset();
  }

  reset() {
    /** What it took and shows, in order: { id, text, at, ... }. */
    this.statuses = [];
    /** Every request: { at, method, path, headers, body, target }. */
    this.requests = [];
    /** What a real network would have refused for its form, in sentences. A test that leaves one behind fails. */
    this.violations = [];
    this.faults = [];
    this.limit = null;
  }

  /** Keeps a status that was accepted, and counts it against the limit. */
  accept(status) {
    const at = Date.now();
    if (this.limit) {
      const since = this.statuses.filter((earlier) => earlier.at > at - this.limit.periodMs).length;
      if (since >= this.limit.count) this.violations.push(`${since + 1} statuses within ${this.limit.periodMs} ms`);
    }
    const kept = { id: String(1000 + this.statuses.length), at, ...status };
    this.statuses.push(kept);
    return kept;
  }

  /** Something is not as the network's documentation has it. */
  violate(sentence) {
    this.violations.push(sentence);
  }

  /**
   * The fault to apply to a request, if any. Faults are used in order; each holds for `count` requests (1 unless given).
   *   kind: 'slow' (waits `ms`, then goes on), 'refuse' (closes before anything is done), 'drop' (does it, then closes),
   *         'status' (answers `status` with `headers` and `body`, does nothing), 'after' (does it, then answers the same way),
   *         'malformed' (does it, then answers 200 with a body that is none)
   *   body: '{authorization}' in it stands for that header of the request, as careless networks answer
   *   target: 'send' (the request that makes a status; the default), 'token', 'any'
   */
  takeFault(target) {
    const index = this.faults.findIndex((fault) => fault.target === 'any' || fault.target === target);
    if (index < 0) return null;
    const fault = this.faults[index];
    fault.count -= 1;
    if (fault.count <= 0) this.faults.splice(index, 1);
    return fault;
  }

  addFault(fault) {
    this.faults.push({ target: 'send', count: 1, ms: 0, status: 500, headers: {}, body: '', ...fault });
  }
}

export const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
