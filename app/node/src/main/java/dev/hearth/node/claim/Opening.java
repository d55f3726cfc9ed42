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
import java.util.random.RandomGenerator;

/**
 * Lets the providers of a job claim, once it is paid for: keepers are drawn from the peers that are
 * connected. Why not by a beacon: docs/decisions/0004.
 */
public final class Opening {
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
  private final RandomGenerator random;

  public Opening(
      NodeKey key,
      Host host,
      Chain chain,
      EscrowGateway escrow,
      OwnJobs jobs,
      RandomGenerator random) {
    this.key = key;
    this.host = host;
    this.chain = chain;
    this.escrow = escrow;
    this.jobs = jobs;
    this.random = random;
  }

  /**
   * Safe to repeat; blocks until the chain has it. The payer answers for slices with a bond of the
   * price of a lease.
   */
  public Opened open(JobSpec job, WalletKey payer) {
    try {
      Claims claims = escrow.claims(job);
      return claims.terms(job.id()).isPresent()
          ? new Opened.Open(jobs.keepers(job.id()))
          : open(claims, job, payer, peers());
    } catch (IOException e) {
      return closed("the chain was not reached (" + e.getMessage() + ")");
    }
  }

  private Opened open(Claims claims, JobSpec job, WalletKey payer, List<PeerId> peers)
      throws IOException {
    if (peers.size() < LEAST_PEERS) {
      return closed("fewer than two peers are connected that could keep what is claimed");
    }
    List<Address> keepers = new ArrayList<>();
    peers.forEach(peer -> keepers.add(account(peer)));
    if (keepers.size() < KEEPERS) {
      keepers.add(key.address());
    }
    return switch (claims.open(payer, job.id(), stake(chain.gasPrice()), keepers, job.price())) {
      case TransactionOutcome.Mined _ -> {
        List<String> addresses = addresses(peers);
        jobs.putKeepers(job.id(), addresses);
        yield new Opened.Open(addresses);
      }
      case TransactionOutcome.Failed failed -> closed(failed.sentence());
    };
  }

  /** At random among those connected, so that nobody becomes a keeper by being first. */
  private List<PeerId> peers() {
    List<PeerId> peers = new ArrayList<>(host.peers());
    Collections.shuffle(peers, random);
    return peers.stream().filter(this::canKeep).limit(KEEPERS).toList();
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
