package dev.hearth.wallet.court;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import java.time.Duration;

/**
 * What a dispute is about.
 *
 * @param opener who opens it: a contract that pays by the outcome
 * @param subject the opener's word for what is disputed; with the rest it must not repeat
 * @param challenger says that the commitment is wrong
 * @param provider whose commitment it is
 * @param programHash of the lease
 * @param inputsRoot of the lease
 * @param startRoot of the lease
 * @param commitment the root over what the provider says came out
 * @param values how many leaves that root is over
 * @param patience what each side may take for all its moves together, whole seconds
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
    long values,
    Duration patience) {

  /** The name of the dispute: keccak256 of the terms in the order of their declaration. */
  public Hash dispute() {
    return AbiWords.hash(
        opener,
        subject,
        challenger,
        provider,
        programHash,
        inputsRoot,
        startRoot,
        commitment,
        values,
        patience.toSeconds());
  }

  /** Where the dispute begins: the commitment as the provider's posting. */
  public Position start() {
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

  /** Whose turn it is. */
  public Address mover(Position position) {
    return position.ply() % 2 == 0 ? challenger : provider;
  }
}
