package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.LogEntry;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The escrow contract at one address of one chain. Transactions return once mined or failed; every
 * method throws IOException when the chain is not reached. Safe between threads.
 */
public final class Escrow {
  private static final BigInteger LARGEST_DEPOSIT = BigInteger.TWO.pow(128);
  private static final Address NOBODY = Address.of(new byte[Address.SIZE]);

  private final Chain chain;
  private final Address contract;

  private Escrow(Chain chain, Address contract) {
    this.chain = chain;
    this.contract = contract;
  }

  /**
   * Puts a new escrow on the chain; its address is {@code Mined.contract()}. Its court comes first,
   * in a transaction of its own, unless the payer put one there before.
   */
  public static TransactionOutcome deploy(Chain chain, WalletKey payer) throws IOException {
    return EscrowCreation.send(chain, payer);
  }

  /**
   * Puts a new escrow on the chain that goes by the word of this court.
   *
   * @param court which has to be genuine for the escrow to be
   */
  public static TransactionOutcome deploy(Chain chain, WalletKey payer, Address court)
      throws IOException {
    return EscrowCreation.with(court).send(chain, payer);
  }

  /**
   * The first escrow with this court that the account put on the chain in one of its first thousand
   * transactions.
   */
  public static Optional<Escrow> madeBy(Chain chain, Address payer, Address court)
      throws IOException {
    return EscrowCreation.with(court).find(chain, payer).map(address -> new Escrow(chain, address));
  }

  /** Whoever names the address may lie about what is there: see {@link #isGenuine}. */
  public static Escrow at(Chain chain, Address contract) {
    return new Escrow(chain, contract);
  }

  /**
   * Whether this project's code made the contract, its court and referee, byte for byte. Ask before
   * working for a stranger: another contract might pay nothing, and the same code with another
   * beginning might owe what was deposited to somebody else.
   */
  public boolean isGenuine() throws IOException {
    return EscrowCreation.isAt(chain, contract);
  }

  public Address address() {
    return contract;
  }

  /** What leases and vouchers of this escrow are signed for. */
  public Eip712 domain() {
    return new Eip712(chain.id(), contract);
  }

  /** Opens a new job's account with a deposit of coin; the rest comes back to {@code payer}. */
  public TransactionOutcome fund(
      WalletKey payer, Hash job, Address signer, Instant deadline, Wei deposit) throws IOException {
    return fund(payer, job, signer, deadline, Token.COIN, deposit);
  }

  /**
   * Opens a new job's account.
   *
   * @param token what the job's money is in from now on, stakes and bonds too; {@link Token#COIN}
   *     or a token, which is allowed to be taken in a transaction before where it was not yet
   * @param deposit in its smallest unit
   */
  public TransactionOutcome fund(
      WalletKey payer, Hash job, Address signer, Instant deadline, Address token, Wei deposit)
      throws IOException {
    return purse()
        .send(payer, token, deposit, EscrowCalls.fund(job, signer, deadline, token, deposit));
  }

  /** Adds to an open job's deposit, in its token. */
  public TransactionOutcome topUp(WalletKey from, Hash job, Wei amount) throws IOException {
    return purse().send(from, purse().tokenOf(job), amount, EscrowCalls.topUp(job, amount));
  }

  /**
   * Pays the voucher's provider what it is worth beyond what was paid before, as far as the leases'
   * slices hold that much. Safe to repeat: leases already on chain are left out, and a repeated
   * payment is {@code Reverted} with {@code NothingToPay}. A lease whose slice went to somebody
   * else reverts all with {@code SliceOverlaps(from, price)}: leave it out and keep the signature.
   *
   * @param gasPayer anyone; the money goes to the provider all the same
   * @param leases all or some of those the voucher covers, any order, at most 256 new ones: each
   *     costs about 40,000 gas
   */
  public TransactionOutcome redeem(
      WalletKey gasPayer, SignedVoucher voucher, List<SignedLease> leases) throws IOException {
    List<SignedLease> fresh = new ArrayList<>();
    for (SignedLease lease : leases) {
      if (!isTaken(lease.lease())) {
        fresh.add(lease);
      }
    }
    fresh.sort(Comparator.comparing(lease -> lease.lease().from()));
    return send(gasPayer, EscrowCalls.redeem(voucher, fresh, hints(fresh)));
  }

  /**
   * From the deadline on: pays the rest to the job's payer, less what claims may still be paid.
   * When those leave some of it, it may be sent again.
   */
  public TransactionOutcome refund(WalletKey gasPayer, Hash job) throws IOException {
    return send(gasPayer, EscrowCalls.refund(job));
  }

  /** What has come back to a job's payer: when it was closed, and later what claims left. */
  public Wei refunded(Hash job) throws IOException {
    Wei sum = Wei.ZERO;
    for (LogEntry log : chain.logs(contract, beginning(job), job)) {
      sum = sum.plus(EscrowEvents.refunded(log).orElse(Wei.ZERO));
    }
    return sum;
  }

  /** The slices of a job's deposit that leases were paid from, oldest first. */
  public List<TakenSlice> taken(Hash job) throws IOException {
    List<TakenSlice> taken = new ArrayList<>();
    for (LogEntry log : chain.logs(contract, beginning(job), job)) {
      EscrowEvents.taken(log).ifPresent(taken::add);
    }
    return List.copyOf(taken);
  }

  /**
   * The leases that a transaction redeemed, as far as they read; none where it did something else,
   * or called another contract that did. Not all of them need be signed by whom they should.
   */
  public List<SignedLease> redeemedIn(Hash transaction) throws IOException {
    return RedeemInput.leases(chain.input(transaction));
  }

  /** A block before which there was nothing about a job on its chain; for who reads its logs. */
  public long beginning(Hash job) throws IOException {
    return chain.beginning(contract, EscrowCalls.jobOf(job));
  }

  /** Empty when the job was never funded here. */
  public Optional<JobAccount> job(Hash job) throws IOException {
    return account(read(EscrowCalls.jobOf(job)));
  }

  /** As it is deep enough in the chain to stay so; later than {@link #job}. */
  public Optional<JobAccount> finalJob(Hash job) throws IOException {
    return account(chain.readFinal(contract, EscrowCalls.jobOf(job)));
  }

  private static Optional<JobAccount> account(Bytes answer) throws IOException {
    Words words = Words.of(answer, 7);
    if (words.address(0).equals(NOBODY)) {
      return Optional.empty();
    }
    return Optional.of(
        new JobAccount(
            words.address(0),
            words.address(3),
            Instant.ofEpochSecond(words.number(1).longValue()),
            words.flag(2),
            words.wei(4),
            words.wei(5),
            words.address(6)));
  }

  /** Zeros for a provider without a redeemed lease. */
  public ProviderAccount provider(Hash job, Address provider) throws IOException {
    Words words = Words.of(read(EscrowCalls.accountOf(job, provider)), 2);
    return new ProviderAccount(words.wei(0), words.wei(1));
  }

  private boolean isTaken(Lease lease) throws IOException {
    BigInteger end = lease.from().amount().add(lease.price().amount());
    if (end.compareTo(LARGEST_DEPOSIT) > 0) {
      return false;
    }
    Words slice = Words.of(read(EscrowCalls.sliceEndingAt(lease.job(), new Wei(end))), 2);
    return slice.wei(0).equals(lease.price());
  }

  /**
   * For leases in the order of their slices: the later of the chain's hint and the slice before.
   */
  private List<BigInteger> hints(List<SignedLease> sorted) throws IOException {
    List<BigInteger> hints = new ArrayList<>();
    BigInteger previousEnd = BigInteger.ZERO;
    for (SignedLease signed : sorted) {
      Lease lease = signed.lease();
      BigInteger from = lease.from().amount();
      BigInteger onChain = hint(lease);
      hints.add(previousEnd.compareTo(from) <= 0 ? onChain.max(previousEnd) : onChain);
      previousEnd = from.add(lease.price().amount());
    }
    return hints;
  }

  private BigInteger hint(Lease lease) throws IOException {
    return Words.of(read(EscrowCalls.hintFor(lease.job(), lease.from())), 1).number(0);
  }

  private Bytes read(Bytes call) throws IOException {
    return chain.read(contract, call);
  }

  private Purse purse() {
    return new Purse(chain, contract);
  }

  private TransactionOutcome send(WalletKey from, Bytes data) throws IOException {
    return chain.send(from, Call.of(contract, Wei.ZERO, data));
  }
}
