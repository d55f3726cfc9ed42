/**
 * Whether a device is as fast as it says: it multiplies matrices that a peer's seed makes, commits
 * to the product, and the peer checks it by Freivalds' test at n^2 cost. Why it is so:
 * docs/decisions/0001-a-speed-that-can-be-checked.md.
 */
package dev.hearth.verifier.speed;
