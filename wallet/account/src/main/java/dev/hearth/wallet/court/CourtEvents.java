package dev.hearth.wallet.court;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.wallet.chain.LogEntry;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Reads the court's logs; tests hold the signatures to Court.abi. */
final class CourtEvents {
  private static final int SIZE = 32;
  private static final int TERMS_WORDS = 10;
  private static final String TERMS =
      "(address,bytes32,address,address,bytes32,bytes32,bytes32,bytes32,uint256,uint256)";
  private static final String POSITION =
      "(bytes32,uint256,uint256,uint256,bytes32,bytes32,uint256,uint256,uint256,uint256,uint256,"
          + "uint256,bytes32,uint256)";

  static final String OPENED = "Opened(bytes32,address,address," + TERMS + "," + POSITION + ")";
  static final String MOVED = "Moved(bytes32,address,uint256," + POSITION + ",bytes32[],bytes)";
  static final String AGREED = "Agreed(bytes32," + POSITION + ")";
  static final String JUDGED =
      "Judged(bytes32,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256)";
  static final String SETTLED = "Settled(bytes32,address,address,uint8)";

  private static final Map<Hash, Function<CourtEvents, CourtEvent>> READERS =
      Map.of(
          topic(OPENED), CourtEvents::opened,
          topic(MOVED), CourtEvents::moved,
          topic(AGREED), CourtEvents::agreed,
          topic(JUDGED), CourtEvents::judged,
          topic(SETTLED), CourtEvents::settled);

  private final LogEntry log;
  private final byte[] data;

  private CourtEvents(LogEntry log) {
    this.log = log;
    this.data = log.data().toArray();
  }

  /** Empty for what this court does not say. */
  static Optional<CourtEvent> read(LogEntry log) {
    return Optional.ofNullable(READERS.get(log.topics().getFirst()))
        .map(reader -> reader.apply(new CourtEvents(log)));
  }

  private CourtEvent opened() {
    Terms terms =
        new Terms(
            address(0),
            hash(1),
            address(2),
            address(3),
            hash(4),
            hash(5),
            hash(6),
            hash(7),
            small(8),
            number(9));
    return new CourtEvent.Opened(dispute(), terms, position(TERMS_WORDS));
  }

  private CourtEvent moved() {
    int words = 15;
    return new CourtEvent.Moved(
        dispute(), party(2), small(0), position(1), hashes(words), bytes(words + 1));
  }

  private CourtEvent agreed() {
    return new CourtEvent.Agreed(dispute(), position(0));
  }

  private CourtEvent judged() {
    return new CourtEvent.Judged(
        dispute(),
        small(0),
        level(1),
        small(2),
        small(3),
        small(4),
        number(5),
        small(6),
        integer(7),
        integer(8));
  }

  private CourtEvent settled() {
    CourtEvent.Reason reason = CourtEvent.Reason.values()[small(0)];
    return new CourtEvent.Settled(dispute(), party(2), party(3), reason);
  }

  private Position position(int at) {
    return new Position(
        hash(at),
        small(at + 1),
        level(at + 2),
        small(at + 3),
        hash(at + 4),
        hash(at + 5),
        number(at + 6),
        number(at + 7),
        small(at + 8),
        small(at + 9),
        number(at + 10),
        number(at + 11),
        hash(at + 12),
        small(at + 13));
  }

  /** The first argument of every event, which is indexed. */
  private Hash dispute() {
    return log.topics().get(1);
  }

  private Address party(int topic) {
    return Address.of(Arrays.copyOfRange(log.topics().get(topic).toArray(), 12, SIZE));
  }

  private Level level(int word) {
    return Level.values()[small(word)];
  }

  private Address address(int word) {
    return Address.of(Arrays.copyOfRange(data, word * SIZE + 12, (word + 1) * SIZE));
  }

  private Hash hash(int word) {
    return Hash.of(Arrays.copyOfRange(data, word * SIZE, (word + 1) * SIZE));
  }

  private BigInteger integer(int word) {
    return new BigInteger(1, Arrays.copyOfRange(data, word * SIZE, (word + 1) * SIZE));
  }

  private int small(int word) {
    return integer(word).intValueExact();
  }

  private long number(int word) {
    return integer(word).longValueExact();
  }

  /** A dynamic array: its word holds the offset of its length. */
  private List<Hash> hashes(int word) {
    int at = small(word) / SIZE;
    return IntStream.range(0, small(at)).mapToObj(n -> hash(at + 1 + n)).toList();
  }

  private Bytes bytes(int word) {
    int at = small(word);
    int size = small(at / SIZE);
    return Bytes.of(Arrays.copyOfRange(data, at + SIZE, at + SIZE + size));
  }

  private static Hash topic(String signature) {
    return Hash.keccak256(signature.getBytes(StandardCharsets.US_ASCII));
  }
}
