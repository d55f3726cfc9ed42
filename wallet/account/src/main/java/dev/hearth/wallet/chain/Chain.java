package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.contracts.ContractArtifact;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeService;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.methods.response.EthTransaction;
import org.web3j.protocol.core.methods.response.Transaction;

/**
 * A connection to one chain. Safe between threads; IOException means that the chain was not reached
 * or answered nonsense.
 */
public final class Chain implements AutoCloseable {
  private static final IntSupplier AS_MINED = () -> 1;

  /** Before the first of this project's contracts was written. */
  private static final Instant NO_CONTRACTS = Instant.parse("2026-11-01T00:00:00Z");

  private final Rpc rpc;
  private final IntSupplier confirmations;
  private final long chainId;
  private final TransactionSender sender;
  private final ReceiptWaiter receipts;
  private final Unfinished unfinished;
  private final Delivery delivery;
  private final LogReader logs;
  private final Beginnings beginnings;

  private Chain(Rpc rpc, Patience patience, IntSupplier confirmations, Outbox outbox)
      throws IOException {
    RevertDecoder reverts =
        new RevertDecoder(
            ContractArtifact.escrow(),
            ContractArtifact.court(),
            ContractArtifact.referee(),
            ContractArtifact.audits());
    this.rpc = rpc;
    this.confirmations = confirmations;
    this.chainId = rpc.quantity("eth_chainId").longValueExact();
    this.unfinished = new Unfinished(outbox, chainId);
    this.sender = new TransactionSender(rpc, chainId, reverts, unfinished);
    this.receipts = new ReceiptWaiter(rpc, sender, reverts, patience, confirmations);
    this.delivery = new Delivery(sender, receipts, unfinished);
    this.logs = new LogReader(rpc, confirmations);
    this.beginnings = new Beginnings(rpc, NO_CONTRACTS);
  }

  /** By JSON-RPC over HTTP; throws IOException when nobody answers there. */
  public static Chain connect(URI endpoint) throws IOException {
    return connect(endpoint, AS_MINED, Outbox.inMemory());
  }

  /**
   * The same for a chain whose newest blocks may still be replaced.
   *
   * @param confirmations how many blocks, its own included, make a transaction final, at least 1;
   *     asked at each look
   * @param outbox what earlier processes sent and did not see final is in it; see {@link #recover}
   */
  public static Chain connect(URI endpoint, IntSupplier confirmations, Outbox outbox)
      throws IOException {
    return over(new HttpRpc(endpoint, HttpRpc.PATIENCE), Patience.NETWORK, confirmations, outbox);
  }

  /** One within this process; it stays its owner's to close. */
  public static Chain practice(PracticeChain chain) throws IOException {
    return over(new PracticeService(chain), Patience.PRACTICE);
  }

  static Chain over(Web3jService service, Patience patience) throws IOException {
    return over(service, patience, AS_MINED);
  }

  static Chain over(Web3jService service, Patience patience, IntSupplier confirmations)
      throws IOException {
    return over(service, patience, confirmations, Outbox.inMemory());
  }

  static Chain over(
      Web3jService service, Patience patience, IntSupplier confirmations, Outbox outbox)
      throws IOException {
    return new Chain(new Rpc(service), patience, confirmations, outbox);
  }

  public long id() {
    return chainId;
  }

  /** The time of the newest block; contracts judge deadlines by it, not by this machine's clock. */
  public Instant time() throws IOException {
    return Instant.ofEpochSecond(rpc.latestBlock().getTimestamp().longValueExact());
  }

  public Wei balance(Address account) throws IOException {
    return new Wei(rpc.quantity("eth_getBalance", account.toString(), "latest"));
  }

  /** How many transactions of the account are in blocks. */
  public long transactions(Address account) throws IOException {
    return rpc.quantity("eth_getTransactionCount", account.toString(), "latest").longValueExact();
  }

  /**
   * What an account's transactions that are in no block yet would bring another, as far as this
   * chain's outbox knows them.
   */
  public Wei underway(Address from, Address to) throws IOException {
    return unfinished.bringing(from, to, BigInteger.valueOf(transactions(from)));
  }

  /** The most that a unit of gas should cost now. */
  public Wei gasPrice() throws IOException {
    return new Wei(Fees.now(rpc).most());
  }

  /** The runtime code of a contract; empty when there is none. */
  public Bytes code(Address contract) throws IOException {
    return Bytes.ofHex(rpc.text("eth_getCode", contract.toString(), "latest"));
  }

  /** Asks a contract without a transaction; throws IOException when it reverts. */
  public Bytes read(Address contract, Bytes data) throws IOException {
    return rpc.view(contract, data, "latest");
  }

  /**
   * What a contract said about one thing, oldest first. What was read before is remembered: asked
   * again, only new blocks are read, and those that a reorganisation replaced.
   *
   * @param fromBlock the first block looked at; see {@link #beginning}
   * @param subjects the first indexed arguments of its events; null where any will do
   */
  public List<LogEntry> logs(Address contract, long fromBlock, Hash... subjects)
      throws IOException {
    return logs.read(LogFilter.of(contract, subjects), fromBlock);
  }

  /**
   * A block before which a contract said nothing about what it is asked, as near as the chain can
   * tell.
   *
   * @param question a call that answers zeros until the contract knows of it, and then never again
   */
  public long beginning(Address contract, Bytes question) throws IOException {
    long first = beginnings.of(new Beginnings.Question(contract, question));
    return Math.max(0, first - confirmations.getAsInt()); // it may come sooner in other blocks
  }

  /** What a transaction called with; throws IOException when there is none of this name. */
  public Bytes input(Hash transaction) throws IOException {
    Transaction found =
        rpc.call(EthTransaction.class, "eth_getTransactionByHash", "0x" + transaction.hex());
    if (found == null) {
      throw new IOException("The chain does not have the transaction " + transaction + ".");
    }
    return Bytes.ofHex(found.getInput());
  }

  /** The same of the newest block that counts as final: what it says no longer changes. */
  public Bytes readFinal(Address contract, Bytes data) throws IOException {
    return rpc.view(contract, data, rpc.blockUnder(confirmations.getAsInt()));
  }

  /** What {@link #send} would cost now; nothing is sent. */
  public Quote quote(Address from, Call call) throws IOException {
    return switch (sender.price(from, call)) {
      case TransactionSender.Pricing.Priced(BigInteger gas, Fees fees) ->
          new Quote.Affordable(new Wei(gas.multiply(fees.most())));
      case TransactionSender.Pricing.Refused(TransactionOutcome.Failed reason) ->
          new Quote.Refused(reason);
    };
  }

  /**
   * Returns when the transaction is final, failed, or was waited for long enough. One that is stuck
   * is sent again for a higher price, one that a reorganisation dropped is sent again as it is.
   * What the key left unfinished comes first, and may take as long; if it ends meanwhile, this one
   * is not sent ({@link TransactionOutcome.Preceded}).
   */
  public TransactionOutcome send(WalletKey from, Call call) throws IOException {
    return delivery.send(from, call);
  }

  /**
   * Takes up what an earlier process sent and did not see final: all of it is sent again as it was,
   * for a chain that forgot it, and what this key sent is followed as by {@link #send}. Returns
   * when that is final or was waited for long enough. Other keys' is followed when they send.
   */
  public void recover(WalletKey from) throws IOException {
    delivery.remind();
    delivery.recover(from);
  }

  public TransactionOutcome transfer(WalletKey from, Address to, Wei amount) throws IOException {
    return send(from, Call.transfer(to, amount));
  }

  /** What only a chain for practice and tests can do; on others its methods throw IOException. */
  public PracticeTools practiceTools() {
    return new PracticeTools(rpc);
  }

  @Override
  public void close() throws IOException {
    receipts.close();
    rpc.close();
  }
}
