package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Signature;
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
import java.util.List;
import java.util.Optional;

/**
 * The part of an escrow that pays without vouchers what nobody disproves. Transactions return once
 * mined or failed; every method throws IOException when the chain is not reached. Safe between
 * threads.
 */
public final class Claims {
  private final Chain chain;
  private final Address contract;

  private Claims(Chain chain, Address contract) {
    this.chain = chain;
    this.contract = contract;
  }

  /** Of the escrow at this address; ask {@link Escrow#isGenuine} first. */
  public static Claims at(Chain chain, Address escrow) {
    return new Claims(chain, escrow);
  }

  /**
   * Lets providers claim in a job, once. Stakes and bond are in the job's token.
   *
   * @param payer who funded it
   * @param stake what a claim locks and a challenge brings
   * @param keepers three, two of which have to say that they hold what a claim is about
   * @param bond what the payer loses when the job's signer promises a wei of the deposit twice, or
   *     a replica of a shard
   */
  public TransactionOutcome open(
      WalletKey payer, Hash job, Wei stake, List<Address> keepers, Wei bond) throws IOException {
    Bytes call = ClaimCalls.openClaims(job, stake, keepers, bond);
    return purse().send(payer, purse().tokenOf(job), bond, call);
  }

  /** Empty when the job takes no claims. */
  public Optional<ClaimTerms> terms(Hash job) throws IOException {
    Words words = Words.of(chain.read(contract, ClaimCalls.claimTermsOf(job)), 4);
    return words.wei(0).isZero()
        ? Optional.empty()
        : Optional.of(
            new ClaimTerms(
                words.wei(0), List.of(words.address(1), words.address(2), words.address(3))));
  }

  /** Every claim that was made in a job, oldest first, of less than 2^31 leases. */
  public List<Claim> made(Hash job) throws IOException {
    List<Claim> made = new ArrayList<>();
    for (LogEntry log : chain.logs(contract, beginning(job), null, job)) {
      EscrowEvents.claimed(log).ifPresent(made::add);
    }
    return List.copyOf(made);
  }

  /** Every challenge of a claim that became a dispute, oldest first; also those decided. */
  public List<OpenChallenge> challenges(Claim claim) throws IOException {
    List<OpenChallenge> challenges = new ArrayList<>();
    for (LogEntry log : chain.logs(contract, beginning(claim.job()), claim.id())) {
      EscrowEvents.challenged(log).ifPresent(challenges::add);
    }
    return List.copyOf(challenges);
  }

  /**
   * Takes the payer's bond of a job for two leases that share a wei of its deposit, or round, shard
   * and replica; half of it is the finder's to collect.
   */
  public TransactionOutcome slash(WalletKey finder, SignedLease one, SignedLease other)
      throws IOException {
    return send(finder, ClaimCalls.slash(one, other));
  }

  /** Empty unless the payer's bond of a job was taken so. */
  public Optional<LostBond> lostBond(Hash job) throws IOException {
    for (LogEntry log : chain.logs(contract, beginning(job), job)) {
      Optional<LostBond> lost = EscrowEvents.slashed(log);
      if (lost.isPresent()) {
        return lost;
      }
    }
    return Optional.empty();
  }

  /** Gives the payer's bond back, two weeks after the deadline of a closed job; anyone may. */
  public TransactionOutcome returnPayersBond(WalletKey gasPayer, Hash job) throws IOException {
    return send(gasPayer, ClaimCalls.returnPayersBond(job));
  }

  /** Zero when there was none, or it was lost or given back. */
  public Wei payersBond(Hash job) throws IOException {
    return Words.of(chain.read(contract, ClaimCalls.payersBondOf(job)), 1).wei(0);
  }

  /** Adds coin to what claims of a node key may put at stake. */
  public TransactionOutcome postBond(WalletKey provider, Address node, Wei amount)
      throws IOException {
    return postBond(provider, node, Token.COIN, amount);
  }

  /** Adds to what claims of a node key, in jobs in this token, may put at stake. */
  public TransactionOutcome postBond(WalletKey provider, Address node, Address token, Wei amount)
      throws IOException {
    return purse().send(provider, token, amount, ClaimCalls.postBond(node, token, amount));
  }

  /** Takes back coin that no claim has locked. */
  public TransactionOutcome withdrawBond(WalletKey provider, Address node, Wei amount)
      throws IOException {
    return withdrawBond(provider, node, Token.COIN, amount);
  }

  /** Takes back what no claim has locked. */
  public TransactionOutcome withdrawBond(
      WalletKey provider, Address node, Address token, Wei amount) throws IOException {
    return send(provider, ClaimCalls.withdrawBond(node, token, amount));
  }

  /**
   * @param receipts of two keepers, in the order the job names them
   */
  public TransactionOutcome claim(WalletKey node, Claim claim, List<Signature> receipts)
      throws IOException {
    return send(node, ClaimCalls.claim(claim, receipts));
  }

  /** The first half of a challenge; the second has to come in a later block. */
  public TransactionOutcome commitChallenge(WalletKey challenger, Claim claim, int index, Hash salt)
      throws IOException {
    Hash commitment = claim.commitment(index, challenger.address(), salt);
    return send(challenger, ClaimCalls.commitChallenge(commitment));
  }

  /**
   * The second half, with the job's stake. A lease that is not of the claim's job ends the claim at
   * once; else there is a dispute, {@link #dispute}.
   */
  public TransactionOutcome challenge(
      WalletKey challenger, Claim claim, ClaimList list, int index, Hash salt, Wei stake)
      throws IOException {
    Bytes call = ClaimCalls.challenge(claim, list, index, salt);
    return purse().send(challenger, purse().tokenOf(claim.job()), stake, call);
  }

  /** Shares out the stakes of a challenge that the court has decided; anyone may. */
  public TransactionOutcome settle(WalletKey gasPayer, Hash challenge) throws IOException {
    return send(gasPayer, ClaimCalls.settle(challenge));
  }

  /** How a challenge of a claim in a job was settled; empty before. */
  public Optional<ChallengeSettlement> settlement(Hash job, Hash challenge) throws IOException {
    for (LogEntry log : chain.logs(contract, beginning(job), null, challenge)) {
      Optional<ChallengeSettlement> settled = EscrowEvents.settled(log);
      if (settled.isPresent()) {
        return settled;
      }
    }
    return Optional.empty();
  }

  /**
   * Pays leases of a claim that stood its window; anyone may.
   *
   * @param indices of those not paid before
   */
  public TransactionOutcome pay(
      WalletKey gasPayer, Claim claim, ClaimList list, List<Integer> indices) throws IOException {
    List<BigInteger> hints = new ArrayList<>();
    for (int index : indices) {
      Wei from = list.lease(index).lease().lease().from();
      Bytes question = EscrowCalls.hintFor(claim.job(), from);
      hints.add(Words.of(chain.read(contract, question), 1).number(0));
    }
    return send(gasPayer, ClaimCalls.payClaim(claim, list, indices, hints));
  }

  /** Ends a claim long after its window; anyone may. */
  public TransactionOutcome close(WalletKey gasPayer, Claim claim) throws IOException {
    return send(gasPayer, ClaimCalls.closeClaim(claim.id()));
  }

  /** Pays an account the coin that settlements gave it. */
  public TransactionOutcome collect(WalletKey account) throws IOException {
    return collect(account, Token.COIN);
  }

  /** Pays an account what settlements gave it of a token. */
  public TransactionOutcome collect(WalletKey account, Address token) throws IOException {
    return send(account, ClaimCalls.collect(token));
  }

  /** The coin that no claim has locked. */
  public Wei bond(Address provider, Address node) throws IOException {
    return bond(provider, node, Token.COIN);
  }

  /** What no claim has locked of a token. */
  public Wei bond(Address provider, Address node, Address token) throws IOException {
    return Words.of(chain.read(contract, ClaimCalls.bondOf(provider, node, token)), 1).wei(0);
  }

  /** Empty when it was never made. */
  public Optional<ClaimState> state(Claim claim) throws IOException {
    Words words = Words.of(chain.read(contract, ClaimCalls.claimOf(claim.id())), 10);
    long since = words.number(2).longValueExact();
    return since == 0
        ? Optional.empty()
        : Optional.of(
            new ClaimState(
                Instant.ofEpochSecond(since),
                words.number(3).intValueExact(),
                words.flag(6),
                words.flag(7),
                words.wei(8)));
  }

  /** The dispute of a challenge in the court; zero when there is none. */
  public Hash dispute(Hash challenge) throws IOException {
    Words words = Words.of(chain.read(contract, ClaimCalls.challengeOf(challenge)), 4);
    return words.hash(1);
  }

  /** The coin that {@link #collect(WalletKey)} would pay. */
  public Wei credit(Address account) throws IOException {
    return credit(account, Token.COIN);
  }

  /** What {@link #collect(WalletKey, Address)} would pay. */
  public Wei credit(Address account, Address token) throws IOException {
    return Words.of(chain.read(contract, ClaimCalls.creditOf(account, token)), 1).wei(0);
  }

  /** Whether stakes and bond of a job are the chain's coin. */
  public boolean isInCoin(Hash job) throws IOException {
    return purse().tokenOf(job).equals(Token.COIN);
  }

  /** Where disputes are settled. */
  public Address court() throws IOException {
    return Words.of(chain.read(contract, ClaimCalls.court()), 1).address(0);
  }

  private long beginning(Hash job) throws IOException {
    return Escrow.at(chain, contract).beginning(job);
  }

  private Purse purse() {
    return new Purse(chain, contract);
  }

  private TransactionOutcome send(WalletKey from, Bytes data) throws IOException {
    return chain.send(from, Call.of(contract, Wei.ZERO, data));
  }
}
