package dev.hearth.wallet.audit;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;

/**
 * What an auditor says of a claimed lease, kept to itself until it is revealed.
 *
 * @param lease its number in the claim
 * @param matches whether the auditor came to the root that the claim has
 * @param evidence {@code Draw.evidence} of the state after the auditor's own step
 * @param salt known to nobody else
 */
public record Verdict(Hash claim, int lease, boolean matches, Hash evidence, Hash salt) {

  /** What an auditor commits to. */
  public Hash commitment(Hash pot, Address auditor) {
    return Hash.keccak256(
        pot.toArray(),
        claim.toArray(),
        Eip712.word(lease),
        Eip712.word(matches ? 1 : 0),
        evidence.toArray(),
        salt.toArray(),
        Eip712.word(auditor));
  }
}
