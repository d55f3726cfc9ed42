package dev.hearth.node.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.ClaimTerms;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.escrow.JobAccount;
import dev.hearth.wallet.escrow.ProviderAccount;
import dev.hearth.wallet.escrow.SignedLease;
import dev.hearth.wallet.escrow.SignedVoucher;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The escrows that jobs name, on the one chain this node follows. Safe for any thread; IOException
 * means that the chain was not reached.
 */
public final class EscrowGateway {
  private static final int GAS_OF_A_VOUCHER = 120_000;
  private static final int GAS_OF_A_LEASE = 40_000;

  private final Chain chain;
  private final Set<Address> genuine = ConcurrentHashMap.newKeySet();

  public EscrowGateway(Chain chain) {
    this.chain = chain;
  }

  /**
   * Whether the job is funded in a genuine escrow of this chain, open, in its token, under its own
   * signer.
   */
  public DepositCheck deposit(JobSpec job) throws IOException {
    if (job.escrow().chainId() != chain.id()) {
      return new DepositCheck.Unsound(
          "the job's money is on chain "
              + job.escrow().chainId()
              + ", this node is on "
              + chain.id());
    }
    if (!isGenuine(job.escrow().contract())) {
      return new DepositCheck.Unsound("what the job names as its escrow is another contract");
    }
    Optional<JobAccount> account = escrow(job).job(job.id());
    if (account.isEmpty()) {
      return new DepositCheck.Unsound("the job is not funded");
    }
    return escrow(job).finalJob(job.id()).isEmpty()
        ? new DepositCheck.TooNew()
        : judge(job, account.get());
  }

  static DepositCheck judge(JobSpec job, JobAccount account) {
    if (!account.signer().equals(job.submitter().address())) {
      return new DepositCheck.Unsound("the deposit is for vouchers of another key");
    }
    if (!account.token().equals(job.token())) {
      return new DepositCheck.Unsound(
          "the deposit is in " + name(account.token()) + ", and the job says " + name(job.token()));
    }
    if (account.closed()) {
      return new DepositCheck.Unsound("the deposit has been refunded");
    }
    return account.deadline().getEpochSecond() < job.deadline()
        ? new DepositCheck.Unsound("the deposit may be refunded before the job's deadline")
        : new DepositCheck.Held(account.deposit());
  }

  private static String name(Address token) {
    return token.equals(Token.COIN) ? "coin" : "the token " + token;
  }

  /** Whether what the job names is an escrow as this version knows it. */
  public boolean isGenuine(JobSpec job) throws IOException {
    return isGenuine(job.escrow().contract());
  }

  private boolean isGenuine(Address contract) throws IOException {
    if (!genuine.contains(contract) && Escrow.at(chain, contract).isGenuine()) {
      genuine.add(contract);
    }
    return genuine.contains(contract);
  }

  /** What the chain knows of a provider in a job. */
  public ProviderAccount account(JobSpec job, Address provider) throws IOException {
    return escrow(job).provider(job.id(), provider);
  }

  /**
   * Sends a voucher to be paid.
   *
   * @param gasPayer pays the transaction; the money goes to the voucher's provider
   * @param leases what the voucher covers and the chain has not seen
   */
  public TransactionOutcome redeem(
      WalletKey gasPayer, JobSpec job, SignedVoucher voucher, List<SignedLease> leases)
      throws IOException {
    return escrow(job).redeem(gasPayer, voucher, leases);
  }

  /** About what the gas of redeeming so many leases costs now; rather too much than too little. */
  public Wei redeemingCosts(int leases) throws IOException {
    return chain.gasPrice().times(GAS_OF_A_VOUCHER + GAS_OF_A_LEASE * leases);
  }

  /** Of a job whose deposit was found to be held. */
  public Claims claims(JobSpec job) {
    return Claims.at(chain, job.escrow().contract());
  }

  /** Whether what a lease's provider put up covers a claim's stake; none is where none is asked. */
  public boolean isBonded(JobSpec job, Lease lease) throws IOException {
    Claims claims = claims(job);
    Optional<ClaimTerms> terms = claims.terms(job.id());
    return terms.isEmpty()
        || claims.bond(lease.provider(), lease.node(), job.token()).compareTo(terms.get().stake())
            >= 0;
  }

  /** Of a job whose deposit was found to be held. */
  public Escrow escrow(JobSpec job) {
    return Escrow.at(chain, job.escrow().contract());
  }

  /** The time by which contracts judge deadlines, in seconds since 1970. */
  public long time() throws IOException {
    return chain.time().getEpochSecond();
  }
}
