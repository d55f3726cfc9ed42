/**
 * Whether a provider computed what it was paid for. Today a lease is replayed whole and its roots
 * are compared; {@link dev.hearth.verifier.Verdict.Place} names the first segment that differs,
 * which is where a later dispute begins to narrow (segment, step, operator, element): it needs the
 * state before that segment, on which both sides agree, and nothing else from this package.
 */
package dev.hearth.verifier;
