package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.practice.evm.Invocation;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A chain of one's own that seals a block the moment a transaction arrives. Free money and movable
 * time make it fit for practice only: there is no consensus, and whoever reaches it commands it.
 *
 * <p>Only the latest state is kept. Calls see the block that would be sealed now, because between
 * transactions no block marks the passing of time. All methods may be called from any thread.
 */
public final class PracticeChain implements Closeable {
  /** The end of the year 9999. */
  private static final long LAST_TIME = 253_402_300_799L;

  private final Blockchain chain;
  private final PracticeClock clock;
  private final EntryLog log;

  PracticeChain(Genesis genesis, InstantSource clock, EntryLog log) {
    this.chain = new Blockchain(genesis);
    this.clock = new PracticeClock(clock);
    this.log = log;
  }

  /** A chain that ends with its process. */
  public static PracticeChain inMemory(Genesis genesis, InstantSource clock) {
    return new PracticeChain(genesis, clock, EntryLog.NONE);
  }

  /**
   * A chain that lives on in a data folder: each change is on the disk before it is confirmed, and
   * opening the folder again gives the same state, hashes and receipts.
   *
   * @param ifNew the genesis where the folder holds no chain yet
   * @throws IOException if the folder is in use, unreadable, or holds a chain with another id
   */
  public static PracticeChain open(Path folder, Genesis ifNew, InstantSource clock)
      throws IOException {
    ChainFile file = ChainFile.open(folder, ifNew);
    try {
      PracticeChain chain = new PracticeChain(file.genesis(), clock, file);
      for (Entry entry : file.entries()) {
        chain.apply(entry);
      }
      return chain;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  public BigInteger chainId() {
    return chain.chainId();
  }

  public long gasLimit() {
    return Genesis.GAS_LIMIT;
  }

  /**
   * Seals a block with a transaction, if its sender may send it.
   *
   * @throws MalformedTransactionException if the bytes are no signed transaction
   * @throws IOException if the transaction could not be stored; then it has not happened
   */
  public synchronized Submission submit(byte[] signed) throws IOException {
    Transaction transaction = TransactionReader.read(signed);
    Optional<String> refusal = new Admission(chain).refusal(transaction);
    if (refusal.isPresent()) {
      return new Submission.Refused(refusal.get());
    }
    long time = nextBlockTime();
    log.append(new Entry.TransactionSealed(time, transaction.raw()));
    seal(transaction, time);
    return new Submission.Sealed(transaction.hash());
  }

  /** Seals an empty block. */
  public synchronized void mine() throws IOException {
    record(new Entry.EmptyBlockSealed(nextBlockTime()));
  }

  /**
   * The faucet: gives an account so much, whatever it had.
   *
   * @throws IllegalArgumentException if it is more than {@link Genesis#MAX_FUNDS}
   */
  public synchronized void setBalance(Address address, Wei balance) throws IOException {
    Genesis.requireSafe(balance);
    record(new Entry.BalanceSet(address, balance));
  }

  /**
   * Moves practice time forward.
   *
   * @return by how many seconds it is ahead of the clock in all
   * @throws IllegalArgumentException backwards, or out of the calendar
   */
  public synchronized long increaseTime(long seconds) throws IOException {
    if (seconds < 0) {
      throw new IllegalArgumentException("practice time only moves forward");
    }
    requireInCalendar(Math.min(seconds, LAST_TIME) + clock.now());
    record(clock.forward(seconds));
    return clock.offset();
  }

  /**
   * Sets the time of the next block, from which practice time then goes on.
   *
   * @throws IllegalArgumentException before the last block, or out of the calendar
   */
  public synchronized void setNextBlockTime(long epochSeconds) throws IOException {
    if (epochSeconds < head().header().time()) {
      throw new IllegalArgumentException("the last block is later than that");
    }
    requireInCalendar(epochSeconds);
    record(clock.pin(epochSeconds));
  }

  private static void requireInCalendar(long epochSeconds) {
    if (epochSeconds > LAST_TIME) {
      throw new IllegalArgumentException("practice time ends with the year 9999");
    }
  }

  private void record(Entry entry) throws IOException {
    log.append(entry);
    apply(entry);
  }

  void apply(Entry entry) throws MalformedTransactionException {
    switch (entry) {
      case Entry.TransactionSealed sealed ->
          seal(TransactionReader.read(sealed.raw().toArray()), sealed.blockTime());
      case Entry.EmptyBlockSealed sealed -> {
        chain.sealEmpty(sealed.blockTime());
        clock.blockSealed();
      }
      case Entry.BalanceSet set -> chain.setBalance(set.address(), set.balance());
      case Entry.TimeMoved moved -> clock.move(moved);
    }
  }

  private void seal(Transaction transaction, long time) {
    chain.seal(transaction, time);
    clock.blockSealed();
  }

  private long nextBlockTime() {
    return clock.nextBlockTime(chain.head().header());
  }

  /** What a call would do in a block sealed now; it costs nothing and leaves no trace. */
  public synchronized Trial call(Invocation call) {
    if (call.intrinsicGas() > call.gasLimit()) {
      return new Trial.Refused("intrinsic gas too low");
    }
    if (chain.world().balance(call.from()).compareTo(call.value()) < 0) {
      return new Trial.Refused("insufficient funds for transfer");
    }
    return new Trial.Ran(chain.attempt(call, nextBlockTime()));
  }

  /** The least gas limit for a call, its own limit being the most. */
  public synchronized Estimate estimateGas(Invocation call) {
    return new GasEstimator(this::call).estimate(call);
  }

  public synchronized BigInteger nextBaseFee() {
    return chain.nextBaseFee();
  }

  public synchronized Block head() {
    return chain.head();
  }

  public synchronized Optional<Block> block(long number) {
    return number >= 0 && number < chain.blocks().size()
        ? Optional.of(chain.blocks().get((int) number))
        : Optional.empty();
  }

  public synchronized Optional<Block> block(Hash hash) {
    return chain.block(hash);
  }

  public synchronized Optional<Block> blockOf(Hash transaction) {
    return chain.blockOf(transaction);
  }

  /** Blocks from one number to another, both included, as far as they exist. */
  public synchronized List<Block> blocks(long from, long to) {
    int end = (int) Math.min(to, chain.blocks().size() - 1L) + 1;
    int start = (int) Math.min(Math.max(from, 0), end);
    return List.copyOf(chain.blocks().subList(start, end));
  }

  public synchronized Wei balance(Address address) {
    return new Wei(chain.world().balance(address));
  }

  public synchronized long nonce(Address address) {
    return chain.world().nonce(address);
  }

  public synchronized Bytes code(Address address) {
    return Bytes.of(chain.world().code(address).bytes());
  }

  public synchronized BigInteger storage(Address address, BigInteger key) {
    return chain.world().storage(address, key);
  }

  @Override
  public synchronized void close() throws IOException {
    log.close();
  }
}
