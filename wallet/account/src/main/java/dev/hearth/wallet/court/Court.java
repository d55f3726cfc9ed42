package dev.hearth.wallet.court;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.HeaderProof;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.Creation;
import dev.hearth.wallet.chain.LogEntry;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.contracts.ContractArtifact;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The court contract at one address of one chain. Transactions return once mined or failed; every
 * method throws IOException when the chain is not reached. Safe between threads.
 */
public final class Court {
  private static final int SIZE = 32;

  private final Chain chain;
  private final Address contract;

  private Court(Chain chain, Address contract) {
    this.chain = chain;
    this.contract = contract;
  }

  /** Puts a new court on the chain, which makes its referee; its address is {@code contract()}. */
  public static TransactionOutcome deploy(Chain chain, WalletKey payer) throws IOException {
    return creation().send(chain, payer);
  }

  /** The first one that the account put there, in one of its first thousand transactions. */
  public static Optional<Court> madeBy(Chain chain, Address payer) throws IOException {
    return creation().find(chain, payer).map(address -> new Court(chain, address));
  }

  /** Whoever names the address may lie about what is there: see {@link #isGenuine}. */
  public static Court at(Chain chain, Address contract) {
    return new Court(chain, contract);
  }

  /**
   * Whether this project's code made the contract, and with it its referee, byte for byte: so it
   * began without disputes, and those that it has are what the sides made of them.
   */
  public boolean isGenuine() throws IOException {
    return creation().isAt(chain, contract);
  }

  public Address address() {
    return contract;
  }

  /** What agreements are signed for. */
  public Eip712 domain() {
    return new Eip712(chain.id(), contract);
  }

  /** The time of the newest block: clocks are judged by that of the block a call comes in. */
  public Instant time() throws IOException {
    return chain.time();
  }

  /** For the opener that the terms name. */
  public TransactionOutcome open(WalletKey opener, Terms terms) throws IOException {
    return send(opener, CourtCalls.open(terms));
  }

  /** Ends a dispute about a commitment with too many or too few values; anyone may. */
  public TransactionOutcome miscounted(WalletKey gasPayer, Terms terms, HeaderProof program)
      throws IOException {
    return send(gasPayer, CourtCalls.miscounted(terms, program));
  }

  /**
   * Moves from the position the dispute stands at.
   *
   * @param mover the side whose turn it is
   */
  public TransactionOutcome move(WalletKey mover, Terms terms, Position from, Move move)
      throws IOException {
    return send(mover, CourtCalls.move(terms, from, move));
  }

  /**
   * Takes the dispute on to a position that both sides have signed; anyone may, while the side to
   * move has time left.
   *
   * @param from where it stands on chain
   */
  public TransactionOutcome agree(
      WalletKey gasPayer,
      Terms terms,
      Position from,
      Position position,
      Signature challenger,
      Signature provider)
      throws IOException {
    return send(gasPayer, CourtCalls.agree(terms, from, position, challenger, provider));
  }

  /** Ends a dispute whose side to move has used up its time; anyone may. */
  public TransactionOutcome timeout(WalletKey gasPayer, Terms terms, Position from)
      throws IOException {
    return send(gasPayer, CourtCalls.timeout(terms, from));
  }

  /** Empty when it was never opened here. */
  public Optional<DisputeState> state(Hash dispute) throws IOException {
    byte[] words = chain.read(contract, CourtCalls.stateOf(dispute)).toArray();
    if (words.length != 5 * SIZE) {
      throw new IOException("There is no court at this address: its answer does not fit one.");
    }
    DisputeState state =
        new DisputeState(
            Hash.of(Arrays.copyOf(words, SIZE)),
            Instant.ofEpochSecond(number(words, 1)),
            Duration.ofSeconds(number(words, 2)),
            Duration.ofSeconds(number(words, 3)),
            DisputeState.Verdict.values()[(int) number(words, 4)]);
    return state.verdict() == DisputeState.Verdict.NONE ? Optional.empty() : Optional.of(state);
  }

  /** The block that a dispute was opened in; throws IOException when it was not. */
  public long openedIn(Hash dispute) throws IOException {
    return logs(dispute, 0).stream()
        .mapToLong(LogEntry::block)
        .findFirst()
        .orElseThrow(() -> new IOException("The court has no dispute " + dispute.brief() + "."));
  }

  /**
   * What happened in a dispute, oldest first.
   *
   * @param fromBlock the first block looked at; 0: the one that it began in
   */
  public List<CourtEvent> history(Hash dispute, long fromBlock) throws IOException {
    List<CourtEvent> events = new ArrayList<>();
    for (LogEntry log : logs(dispute, fromBlock)) {
      CourtEvents.read(log).ifPresent(events::add);
    }
    return List.copyOf(events);
  }

  private List<LogEntry> logs(Hash dispute, long fromBlock) throws IOException {
    long first = fromBlock > 0 ? fromBlock : chain.beginning(contract, CourtCalls.stateOf(dispute));
    return chain.logs(contract, first, dispute);
  }

  /** What reruns single operations for it. */
  public Address referee() throws IOException {
    byte[] word = chain.read(contract, CourtCalls.referee()).toArray();
    return Address.of(Arrays.copyOfRange(word, SIZE - Address.SIZE, SIZE));
  }

  private static Creation creation() {
    ContractArtifact court = ContractArtifact.court();
    return new Creation(court.creationHex(), court.runtimeHex());
  }

  private static long number(byte[] words, int word) {
    return new BigInteger(1, Arrays.copyOfRange(words, word * SIZE, (word + 1) * SIZE))
        .longValueExact();
  }

  private TransactionOutcome send(WalletKey from, Bytes data) throws IOException {
    return chain.send(from, Call.of(contract, Wei.ZERO, data));
  }
}
