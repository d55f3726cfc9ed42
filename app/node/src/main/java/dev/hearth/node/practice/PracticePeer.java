package dev.hearth.node.practice;

import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.Registration;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.NodeKey;
import dev.hearth.wallet.keys.SeedPhrase;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * What submitter and provider have in common: keys and a data folder of their own, and a host on a
 * free port of loopback that serves their blobs.
 */
final class PracticePeer implements AutoCloseable {
  private final NodeKey key;
  private final WalletKey wallet;
  private final DataFolder folder;
  private final NodeStore store;
  private final Host host;
  private final BlobExchange exchange;
  private final Registration serving;

  private PracticePeer(SeedPhrase phrase, DataFolder folder, Multiaddr listen, InstantSource clock)
      throws IOException {
    this.key = phrase.nodeKey(0);
    this.wallet = phrase.walletKey();
    this.folder = folder;
    this.store = NodeStore.open(folder, clock);
    this.host = new Host(HostKey.of(key), List.of(listen), HostLimits.defaults());
    this.exchange = new BlobExchange(host, store.blobs());
    this.serving = exchange.serve();
  }

  /** A new node, on a port that is free. */
  static PracticePeer open(Path folder, SecureRandom random, InstantSource clock)
      throws IOException {
    return open(
        folder, SeedPhrase.generate(random), Multiaddr.parse("/ip4/127.0.0.1/tcp/0"), clock);
  }

  static PracticePeer open(Path folder, SeedPhrase phrase, Multiaddr listen, InstantSource clock)
      throws IOException {
    return new PracticePeer(phrase, DataFolder.open(folder), listen, clock);
  }

  /** Once all protocols are registered. */
  void listen() throws IOException {
    host.start();
  }

  NodeKey key() {
    return key;
  }

  WalletKey wallet() {
    return wallet;
  }

  NodeStore store() {
    return store;
  }

  Host host() {
    return host;
  }

  BlobExchange exchange() {
    return exchange;
  }

  @Override
  public void close() throws IOException {
    serving.close();
    host.close();
    store.close();
    folder.close();
  }
}
