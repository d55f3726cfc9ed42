package dev.hearth.node.provider;

import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.Requests;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bid;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobList;
import dev.hearth.protocol.JobOver;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Voucher;
import dev.hearth.protocol.Wei;
import dev.hearth.training.LeaseInputs;
import dev.hearth.training.data.Slice;
import dev.hearth.training.data.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/**
 * A submitter as another implementation might be: grants what it is told to, and again what was
 * granted and came to nothing, pays whatever is committed once its update is here, answers a
 * repeated commitment alike, then ends the job.
 */
final class SubmitterPeer implements AutoCloseable {
  private static final int LIMIT = 1 << 16;
  private static final int LEASE_SECONDS = 900;

  final Queue<Lease> offers = new ArrayDeque<>();
  final Map<Hash, Commitment> commitments = new LinkedHashMap<>();
  final CountDownLatch over = new CountDownLatch(1);

  /** Commitments are answered only then. */
  volatile CountDownLatch answering = new CountDownLatch(0);

  private final Queue<Lease> granted = new ArrayDeque<>();
  private final Map<Hash, byte[]> settlements = new LinkedHashMap<>();
  private final NodeKey key;
  final JobSpec job;
  private final Host host;
  private final BlobExchange blobs;
  private final BlobStore store;
  private Wei promised = Wei.ZERO;

  SubmitterPeer(NodeKey key, JobSpec job, BlobStore store) throws IOException {
    this.key = key;
    this.job = job;
    this.store = store;
    this.host =
        new Host(
            HostKey.of(key),
            List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/0")),
            HostLimits.defaults());
    this.blobs = new BlobExchange(host, store);
    blobs.serve();
    Requests.serve(host, Protocols.JOB, LIMIT, (peer, request) -> jobs());
    Requests.serve(host, Protocols.LEASE, LIMIT, (peer, request) -> lease(request));
    Requests.serve(host, Protocols.COMMIT, LIMIT, this::answer);
    Requests.serve(host, Protocols.AUDIT, LIMIT, this::answer);
    host.start();
  }

  List<Multiaddr> addresses() {
    return host.addresses();
  }

  /** A lease of round 0 whose slice follows those offered before. */
  Lease offer(int shard, int replica, Address provider, Wei from) {
    Lease lease =
        new Lease(
            job.id(),
            0,
            shard,
            replica,
            provider,
            provider,
            from,
            job.price(),
            job.startRoot(),
            job.programHash(),
            inputs(shard),
            Instant.now().plusSeconds(LEASE_SECONDS).getEpochSecond());
    offers.add(lease);
    return lease;
  }

  private Hash inputs(int shard) {
    try {
      byte[] blob = Files.readAllBytes(store.file(job.trainTokens()));
      Tokens tokens = Tokens.read(blob, job.model().vocabulary());
      Slice slice = Slice.of(tokens.size(), job.shards(), 0, shard);
      Tokens text = slice.in(tokens);
      return LeaseInputs.of(job, 0, shard, text).root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] jobs() {
    return new JobList(List.of(Signed.by(key, job.encode()))).encode();
  }

  private synchronized byte[] lease(byte[] request) throws IOException {
    Bid.decode(Signed.decode(request).body().toArray());
    Lease lease = offers.isEmpty() ? granted.poll() : offers.poll();
    if (lease == null) {
      over.countDown();
      return new JobOver(job.id()).encode();
    }
    granted.add(lease);
    return new Grant(lease, key.sign(lease.digest(job.escrow())), job.weights()).encode();
  }

  private byte[] answer(PeerId peer, byte[] request) throws IOException {
    received(Commitment.decode(Signed.decode(request).body().toArray()));
    try {
      answering.await();
      return settle(peer, request);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private synchronized void received(Commitment commitment) {
    granted.removeIf(lease -> lease.id().equals(commitment.lease()));
  }

  private synchronized byte[] settle(PeerId peer, byte[] request) throws IOException {
    Signed signed = Signed.decode(request);
    Commitment commitment = Commitment.decode(signed.body().toArray());
    if (commitment.update().size() > 0) {
      blobs.fetch(peer, commitment.update());
    }
    commitments.putIfAbsent(commitment.lease(), commitment);
    return settlements.computeIfAbsent(commitment.lease(), lease -> pay(lease, signed));
  }

  private byte[] pay(Hash lease, Signed signed) {
    promised = promised.plus(job.price());
    Voucher voucher = new Voucher(job.id(), signed.signer().address(), promised);
    return new Settlement(lease, voucher, key.sign(voucher.digest(job.escrow())), "").encode();
  }

  byte[] update(Lease lease) throws IOException {
    return store.read(commitments.get(lease.id()).update()).readAllBytes();
  }

  @Override
  public void close() {
    host.close();
  }
}
