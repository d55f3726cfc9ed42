package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;

/**
 * What a dispute is about; its hash is the dispute's name.
 *
 * @param opener the contract that pays by the outcome
 * @param subject the opener's word for what is disputed
 * @param commitment the root over what the provider says came out
 * @param values how many values that root is over
 * @param patience the seconds each side may take for all its moves together
 */
public record Terms(
    Address opener,
    Hash subject,
    Address challenger,
    Address provider,
    Hash programHash,
    Hash inputsRoot,
    Hash startRoot,
    Hash commitment,
    int values,
    long patience) {

  /** Keccak over the ten as words. */
  public Hash dispute() {
    return Hash.keccak256(
        Eip712.word(opener),
        subject.toArray(),
        Eip712.word(challenger),
        Eip712.word(provider),
        programHash.toArray(),
        inputsRoot.toArray(),
        startRoot.toArray(),
        commitment.toArray(),
        Eip712.word(values),
        Eip712.word(patience));
  }

  public Address address(Seat seat) {
    return seat == Seat.CHALLENGER ? challenger : provider;
  }

  /** The provider's commitment, which the challenger attacks first. */
  public Position first() {
    return new Position(
        dispute(),
        0,
        Level.SEGMENTS,
        0,
        Hash.ZERO,
        startRoot,
        0,
        0,
        0,
        0,
        0,
        0,
        commitment,
        values);
  }
}
