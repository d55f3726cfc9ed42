package dev.hearth.node.agent;

import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.store.Settings;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.wallet.keys.Keystore;
import dev.hearth.wallet.keys.NodeKeyFile;
import dev.hearth.wallet.keys.PhraseParse;
import dev.hearth.wallet.keys.SeedPhrase;
import dev.hearth.wallet.keys.Unlock;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Who this machine is: a wallet under a passphrase and a node key under none. A new machine gets a
 * wallet with an empty passphrase at once, so that it can earn before it asks for anything; the
 * owner sets a passphrase when there is money to lose.
 */
final class Identity {
  private static final String GUARDED = "wallet.guarded";
  private static final int MACHINE = 0;
  private static final String BACKED_UP = "wallet.backed-up";
  private final Keystore keystore;
  private final NodeKeyFile nodeKeyFile;
  private final Settings settings;
  private final Path path;
  private NodeKey nodeKey;

  private Identity(Path folder, Settings settings, SecureRandom random) {
    this.path = folder.resolve("wallet.json");
    this.keystore = new Keystore(path, random);
    this.nodeKeyFile = new NodeKeyFile(folder.resolve("node.key"));
    this.settings = settings;
  }

  static Identity open(Path folder, Settings settings, SecureRandom random) throws IOException {
    Identity identity = new Identity(folder, settings, random);
    Optional<NodeKey> kept = identity.nodeKeyFile.read();
    if (!identity.keystore.exists()) {
      refuseToForget(kept, folder);
      identity.write(SeedPhrase.generate(random), new char[0]);
    }
    identity.nodeKey = kept.isPresent() ? kept.get() : identity.derived();
    return identity;
  }

  /** A key without its wallet: the folder was in use, so a new wallet would hide a lost one. */
  private static void refuseToForget(Optional<NodeKey> key, Path folder) {
    if (key.isPresent()) {
      throw new RpcException(
          "WALLET-MISSING",
          "The folder " + folder + " has a node key, but its wallet.json is gone.",
          "Put wallet.json back from a copy. Without one, move node.key away, start again and run"
              + " `hearth wallet restore` with your 12 words.");
    }
  }

  /**
   * Written after the wallet's file, so a kill may fall between the two; an unguarded wallet gives
   * it again.
   */
  private NodeKey derived() throws IOException {
    if (keystore.open(new char[0]) instanceof Unlock.Unlocked(SeedPhrase phrase)) {
      NodeKey key = phrase.nodeKey(MACHINE);
      nodeKeyFile.write(key);
      return key;
    }
    throw new IOException("the node key is gone; put node.key back from a copy of this folder");
  }

  NodeKey nodeKey() {
    return nodeKey;
  }

  /**
   * Pays the gas of collecting vouchers and of refunds, with nobody there to give a passphrase: an
   * account of its own, so that the node key itself holds no money. The owner keeps a little in it.
   */
  WalletKey gasPayer() {
    byte[] purpose = "hearth gas payer".getBytes(StandardCharsets.US_ASCII);
    return WalletKey.of(Hash.sha256(purpose, nodeKey.secret()).toArray());
  }

  Address address() throws IOException {
    return keystore.address();
  }

  /** Whether spending wants a passphrase. */
  boolean isGuarded() {
    return settings.get(GUARDED).isPresent();
  }

  boolean isBackedUp() {
    return settings.get(BACKED_UP).isPresent();
  }

  /** Puts the wallet under another passphrase, after the old one was given. */
  void guard(String old, String passphrase) throws IOException {
    write(unlock(old), passphrase.toCharArray());
  }

  /**
   * Replaces the wallet by the one of these words, after the old one's passphrase was given; a
   * damaged one has none any more. The node key stays: leases and jobs under way are bound to it.
   */
  void restore(String old, String words, String passphrase) throws IOException {
    if (!(keystore.open(old.toCharArray()) instanceof Unlock.Damaged)) {
      unlock(old);
    }
    SeedPhrase phrase = phrase(words);
    keep(path);
    write(phrase, passphrase.toCharArray());
    settings.put(BACKED_UP, "yes");
  }

  private static SeedPhrase phrase(String words) {
    return switch (SeedPhrase.parse(words)) {
      case PhraseParse.Parsed(SeedPhrase phrase) -> phrase;
      case PhraseParse.Refused refused ->
          throw new RpcException(
              "WALLET-WORDS", refused.sentence(), "Check the words against your paper.");
    };
  }

  /** The words, shown to whoever knows the passphrase; from then on they count as written down. */
  String words(String passphrase) throws IOException {
    String words = unlock(passphrase).words();
    settings.put(BACKED_UP, "yes");
    return words;
  }

  WalletKey walletKey(String passphrase) throws IOException {
    return unlock(passphrase).walletKey();
  }

  private SeedPhrase unlock(String passphrase) throws IOException {
    return switch (keystore.open(passphrase.toCharArray())) {
      case Unlock.Unlocked(SeedPhrase phrase) -> phrase;
      case Unlock.WrongPassphrase _ ->
          throw new RpcException(
              "WALLET-PASSPHRASE",
              isGuarded() ? "That is not the wallet's passphrase." : "The wallet has none.",
              "Nothing was spent; try again.");
      case Unlock.Damaged(String what) ->
          throw new RpcException(
              "WALLET-DAMAGED",
              "The wallet's file is damaged: " + what + ".",
              "Restore it from your 12 words with `hearth wallet restore`.");
    };
  }

  /** The wallet there was stays beside the new one, under its own passphrase. */
  private static void keep(Path wallet) throws IOException {
    Path copy = wallet.resolveSibling("wallet-" + System.nanoTime() + ".json");
    Files.copy(wallet, copy, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private void write(SeedPhrase phrase, char[] passphrase) throws IOException {
    keystore.write(phrase, passphrase);
    if (passphrase.length > 0) {
      settings.put(GUARDED, "yes");
    } else {
      settings.remove(GUARDED);
    }
  }
}
