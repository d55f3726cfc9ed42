package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.LogEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads the escrow's logs; tests hold the signatures to Escrow.abi. */
final class EscrowEvents {
  static final String CLAIMED = "Claimed(bytes32,bytes32,address,address,bytes32,uint256,uint256)";
  static final String CHALLENGED = "Challenged(bytes32,bytes32,address,bytes32,uint256,bytes32)";
  static final String CHALLENGE_SETTLED = "ChallengeSettled(bytes32,bytes32,bool,uint256,uint256)";
  static final String SLICE_TAKEN =
      "SliceTaken(bytes32,address,uint32,uint32,uint32,uint256,uint256)";
  static final String SLASHED = "Slashed(bytes32,address,uint256,uint256)";
  static final String REFUNDED = "Refunded(bytes32,address,uint256)";

  private EscrowEvents() {}

  /** Empty for another event, and for a count of leases that nobody can hold. */
  static Optional<Claim> claimed(LogEntry log) throws IOException {
    if (!is(log, CLAIMED)) {
      return Optional.empty();
    }
    Words words = Words.of(log.data(), 4);
    // A claimer writes any 32 bits here; nobody shows so many leases.
    if (words.number(2).bitLength() >= Integer.SIZE) {
      return Optional.empty();
    }
    return Optional.of(
        new Claim(
            log.topics().get(2),
            address(log.topics().get(3)),
            words.address(0),
            words.hash(1),
            words.number(2).intValueExact(),
            words.wei(3)));
  }

  /** Empty for another event. */
  static Optional<OpenChallenge> challenged(LogEntry log) throws IOException {
    if (!is(log, CHALLENGED)) {
      return Optional.empty();
    }
    Words words = Words.of(log.data(), 3);
    return Optional.of(
        new OpenChallenge(
            log.topics().get(2),
            address(log.topics().get(3)),
            words.number(1).intValueExact(),
            words.hash(2)));
  }

  /** Empty for another event. */
  static Optional<ChallengeSettlement> settled(LogEntry log) throws IOException {
    if (!is(log, CHALLENGE_SETTLED)) {
      return Optional.empty();
    }
    Words words = Words.of(log.data(), 3);
    return Optional.of(new ChallengeSettlement(words.flag(0), words.wei(1)));
  }

  /** Empty for another event. */
  static Optional<TakenSlice> taken(LogEntry log) throws IOException {
    if (!is(log, SLICE_TAKEN)) {
      return Optional.empty();
    }
    Words words = Words.of(log.data(), 5);
    return Optional.of(
        new TakenSlice(
            address(log.topics().get(2)),
            words.number(0).intValue(),
            words.number(1).intValue(),
            words.number(2).intValue(),
            words.wei(3),
            words.wei(4),
            log.transaction()));
  }

  /** Empty for another event. */
  static Optional<LostBond> slashed(LogEntry log) throws IOException {
    return is(log, SLASHED)
        ? Optional.of(new LostBond(address(log.topics().get(2)), Words.of(log.data(), 2).wei(0)))
        : Optional.empty();
  }

  /** Empty for another event. */
  static Optional<Wei> refunded(LogEntry log) throws IOException {
    return is(log, REFUNDED) ? Optional.of(Words.of(log.data(), 1).wei(0)) : Optional.empty();
  }

  private static boolean is(LogEntry log, String signature) {
    Hash topic = Hash.keccak256(signature.getBytes(StandardCharsets.US_ASCII));
    return log.topics().getFirst().equals(topic);
  }

  private static Address address(Hash topic) {
    return Address.of(Arrays.copyOfRange(topic.toArray(), Hash.SIZE - Address.SIZE, Hash.SIZE));
  }
}
