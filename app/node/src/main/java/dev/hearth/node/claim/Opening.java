package dev.hearth.node.claim;

import dev.hearth.host.Host;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.OwnJobs;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.PublicKey;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the providers of a job claim, once it is paid for. Keepers are drawn by a block's hash where
 * enough offer to keep, and else from the peers that are connected: docs/decisions/0004.
 */
public final class Opening {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
  private static final int KEEPERS = 3;

  /** Of whom the submitter has no say: what two of them sign counts. */
  private static final int LEAST_PEERS = 2;

  /** Twice the gas of the longest dispute, so that answering a false challenge pays. */
  private static final long GAS_OF_A_STAKE = 2 * 3_100_000;

  private final NodeKey key;
  private final Host host;
  private final Chain chain;
  private final EscrowGateway escrow;
  private final OwnJobs jobs;
  private final Optional<KeeperLottery> lottery;
  private final RandomGenerator random;

  public Opening(
      NodeKey key,
      Host host,
      Chain chain,
      EscrowGateway escrow,
      OwnJobs jobs,
      Optional<KeeperLottery> lottery,
      RandomGenerator random) {
    this.key = key;
    this.host = host;
    this.chain = chain;
    this.escrow = escrow;
    this.jobs = jobs;
    this.lottery = lottery;
    this.random = random;
  }

  /** As below, for a job in coin. */
  public Opened open(JobSpec job, WalletKey payer) {
    return open(job, payer, Optional::of);
  }

  /**
   * Safe to repeat; blocks until the chain has it. The payer answers for slices with a bond of the
   * price of a lease.
   *
   * @param inItsMoney what an amount of coin is in the job's; empty where nobody says
   */
  public Opened open(JobSpec job, WalletKey payer, Function<Wei, Optional<Wei>> inItsMoney) {
    try {
      Claims claims = escrow.claims(job);
      if (claims.terms(job.id()).isPresent()) {
        return new Opened.Open(jobs.keepers(job.id()), jobs.howKept(job.id()));
      }
      Optional<Wei> stake = inItsMoney.apply(stake(chain.gasPrice()));
      return stake.isEmpty()
          ? closed("without knowing what its token is worth, no stake can be named")
          : open(claims, job, payer, stake.get(), chosen(job, payer));
    } catch (IOException e) {
      return closed("the chain was not reached (" + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return closed("it was broken off");
    }
  }

  /**
   * The same after a deposit that arrived when nobody waited for it any more: the deposit itself is
   * the last that is known of, and what follows it would only be told so.
   */
  public Opened openLate(JobSpec job, WalletKey payer, Function<Wei, Optional<Wei>> inItsMoney) {
    try {
      chain.recover(payer);
    } catch (IOException e) {
      LOG.info("What the wallet sent before is followed later: {}", e.getMessage());
    }
    return open(job, payer, inItsMoney);
  }

  /**
   * @param peers of those accounts that are reached
   */
  private record Chosen(List<Address> accounts, List<PeerId> peers, String how) {}

  private Opened open(Claims claims, JobSpec job, WalletKey payer, Wei stake, Chosen chosen)
      throws IOException {
    if (chosen.peers().size() < LEAST_PEERS) {
      return closed("fewer than two peers are connected that could keep what is claimed");
    }
    return switch (claims.open(payer, job.id(), stake, chosen.accounts(), job.price())) {
      case TransactionOutcome.Mined _ -> {
        List<String> addresses = addresses(chosen.peers());
        jobs.putKeepers(job.id(), addresses, chosen.how());
        yield new Opened.Open(addresses, chosen.how());
      }
      case TransactionOutcome.Failed failed -> closed(failed.sentence());
    };
  }

  private Chosen chosen(JobSpec job, WalletKey payer) throws IOException, InterruptedException {
    if (lottery.isEmpty()) {
      return named("this network draws none");
    }
    return switch (lottery.get().draw(job, payer)) {
      case KeeperLottery.Outcome.Nobody(String why) -> named(why);
      case KeeperLottery.Outcome.Drawn(List<Address> accounts) -> {
        List<PeerId> reached = reached(accounts);
        yield reached.size() < LEAST_PEERS
            ? named("fewer than two of those that were drawn are reached")
            : new Chosen(accounts, reached, "Its keepers were drawn by a block's hash.");
      }
    };
  }

  private List<PeerId> reached(List<Address> accounts) {
    return accounts.stream()
        .map(new KeeperLink(host)::peer)
        .flatMap(Optional::stream)
        .filter(this::canKeep)
        .toList();
  }

  /** At random among those connected, so that nobody becomes a keeper by being first. */
  private Chosen named(String why) {
    List<PeerId> peers = new ArrayList<>(host.peers());
    Collections.shuffle(peers, random);
    List<PeerId> keeping = peers.stream().filter(this::canKeep).limit(KEEPERS).toList();
    List<Address> accounts = new ArrayList<>();
    keeping.forEach(peer -> accounts.add(account(peer)));
    if (accounts.size() < KEEPERS) {
      accounts.add(key.address());
    }
    return new Chosen(
        accounts, keeping, "Its keepers are named by this node among its peers: " + why + ".");
  }

  private boolean canKeep(PeerId peer) {
    try {
      return peer.key().isPresent() && host.identify(peer).protocols().contains(Protocols.KEEP);
    } catch (IOException gone) {
      return false;
    }
  }

  private static Address account(PeerId peer) {
    return peer.key().map(PublicKey::address).orElseThrow();
  }

  private List<String> addresses(List<PeerId> peers) {
    return peers.stream()
        .flatMap(
            peer ->
                host.addressBook().addresses(peer).stream()
                    .limit(2)
                    .map(address -> address.withPeer(peer)))
        .map(Multiaddr::toString)
        .toList();
  }

  /** What a claim puts up. */
  public static Wei stake(Wei gasPrice) {
    return gasPrice.times(GAS_OF_A_STAKE);
  }

  private static Opened closed(String why) {
    return new Opened.Closed("Providers of this job depend on its vouchers alone: " + why + ".");
  }
}
