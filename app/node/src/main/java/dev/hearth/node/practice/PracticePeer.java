package dev.hearth.node.practice;

import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.Registration;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.Settings;
import dev.hearth.protocol.NodeKey;
import dev.hearth.wallet.keys.PhraseParse;
import dev.hearth.wallet.keys.SeedPhrase;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What submitter and provider have in common: keys and a data folder of their own, and a host on a
 * free port of loopback that serves their blobs.
 */
final class PracticePeer implements AutoCloseable {
  private static final String PHRASE = "practice.phrase";
  private final NodeKey key;
  private final WalletKey wallet;
  private final DataFolder folder;
  private final NodeStore store;
  private final Host host;
  private final BlobExchange exchange;
  private final Registration serving;

  private PracticePeer(DataFolder folder, NodeStore store, SeedPhrase phrase, Multiaddr listen) {
    this.key = phrase.nodeKey(0);
    this.wallet = phrase.walletKey();
    this.folder = folder;
    this.store = store;
    this.host = new Host(HostKey.of(key), List.of(listen), HostLimits.defaults());
    this.exchange = new BlobExchange(host, store.blobs());
    this.serving = exchange.serve(store.keptClaims().blobs());
  }

  /** On a port that is free; who it is stays the same as long as its folder is there. */
  static PracticePeer open(Path folder, SecureRandom random, InstantSource clock)
      throws IOException {
    return open(folder, Multiaddr.parse("/ip4/127.0.0.1/tcp/0"), random, clock);
  }

  static PracticePeer open(Path folder, Multiaddr listen, SecureRandom random, InstantSource clock)
      throws IOException {
    DataFolder opened = DataFolder.open(folder);
    NodeStore store = NodeStore.open(opened, clock);
    return new PracticePeer(opened, store, phrase(store.settings(), random), listen);
  }

  /** Practice keys guard free money, so they lie in the owner-only store as they are. */
  private static SeedPhrase phrase(Settings settings, SecureRandom random) {
    Optional<String> kept = settings.get(PHRASE);
    if (kept.isPresent() && SeedPhrase.parse(kept.get()) instanceof PhraseParse.Parsed parsed) {
      return parsed.phrase();
    }
    SeedPhrase fresh = SeedPhrase.generate(random);
    settings.put(PHRASE, fresh.words());
    return fresh;
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

  /** Where one piece of work keeps its files. */
  Path work(String name) throws IOException {
    return folder.work(name);
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
