package dev.hearth.node.agent;

import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.store.Settings;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.PeerId;
import dev.hearth.wallet.keys.ImportedKey;
import dev.hearth.wallet.keys.Keystore;
import dev.hearth.wallet.keys.NodeKeyFile;
import dev.hearth.wallet.keys.Pairing;
import dev.hearth.wallet.keys.PhraseParse;
import dev.hearth.wallet.keys.SealedPairing;
import dev.hearth.wallet.keys.SeedPhrase;
import dev.hearth.wallet.keys.Unlock;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.keys.WalletSecret;
import dev.hearth.wallet.keys.Web3Keystore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Who this machine is: a wallet under a passphrase and a node key under none. A new machine gets a
 * wallet with an empty passphrase at once, so that it can earn before it asks for anything; the
 * owner sets a passphrase when there is money to lose. A machine that is paid to an address whose
 * key is elsewhere watches it, and its own wallet rests.
 */
final class Identity {
  private static final String GUARDED = "wallet.guarded";
  private static final String MACHINE = "wallet.machine";
  private static final String LAST_MACHINE = "wallet.last-machine";
  private static final Duration PAIRING_LIFE = Duration.ofMinutes(10);
  private static final String BACKED_UP = "wallet.backed-up";
  private final Keystore keystore;
  private final NodeKeyFile nodeKeyFile;
  private final Settings settings;
  private final Path path;
  private final Supplier<Optional<Address>> payout;
  private final SecureRandom random;
  private NodeKey nodeKey;

  private Identity(
      Path folder, Settings settings, Supplier<Optional<Address>> payout, SecureRandom random) {
    this.path = WalletFile.in(folder);
    this.keystore = new Keystore(path, random);
    this.nodeKeyFile = new NodeKeyFile(folder.resolve("node.key"));
    this.settings = settings;
    this.payout = payout;
    this.random = random;
  }

  /**
   * @param payout the address that the owner wants paid instead of the wallet's, if any
   */
  static Identity open(
      Path folder, Settings settings, Supplier<Optional<Address>> payout, SecureRandom random)
      throws IOException {
    Identity identity = new Identity(folder, settings, payout, random);
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
      NodeKey key = phrase.nodeKey(machine());
      nodeKeyFile.write(key);
      return key;
    }
    throw new IOException("the node key is gone; put node.key back from a copy of this folder");
  }

  /** The one this process goes by; another that was adopted meanwhile is the next agent's. */
  NodeKey nodeKey() {
    return nodeKey;
  }

  /** Which of the owner's machines this one is. */
  int machine() {
    return settings.get(MACHINE).map(Integer::parseInt).orElse(0);
  }

  /**
   * Pays the gas of collecting vouchers and of refunds, with nobody there to give a passphrase: an
   * account of its own, so that the node key itself holds no money. The owner keeps a little in it.
   */
  WalletKey gasPayer() {
    byte[] purpose = "hearth gas payer".getBytes(StandardCharsets.US_ASCII);
    return WalletKey.of(Hash.sha256(purpose, nodeKey.secret()).toArray());
  }

  /** Where this machine is paid. */
  Address address() throws IOException {
    Optional<Address> watched = payout.get();
    return watched.isPresent() ? watched.get() : keystore.address();
  }

  /** Whether it is paid to an address that it cannot spend from. */
  boolean isWatching() throws IOException {
    return !address().equals(keystore.address());
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
   * damaged one has none any more.
   *
   * @param machine which of the owner's machines this one becomes, by the words; empty: its node
   *     key stays, to which leases and jobs under way are bound
   */
  void restore(String old, String words, String passphrase, OptionalInt machine)
      throws IOException {
    checkOld(old);
    SeedPhrase phrase = phrase(words);
    replace(phrase, passphrase);
    settings.put(BACKED_UP, "yes");
    settings.remove(LAST_MACHINE);
    if (machine.isPresent()) {
      adopt(phrase.nodeKey(machine.getAsInt()), machine.getAsInt());
    }
  }

  /** Replaces the wallet by another wallet's key, which has no words; the node key stays. */
  void importKey(String old, ImportedKey key, String passphrase) throws IOException {
    checkOld(old);
    replace(key, passphrase);
    settings.remove(BACKED_UP);
  }

  /** The wallet's key as other wallets read it, under a passphrase of its own. */
  String export(String passphrase, String filePassphrase) throws IOException {
    WalletSecret secret = unlock(passphrase);
    String file = Web3Keystore.write(secret.walletKey(), filePassphrase.toCharArray(), random);
    if (secret instanceof ImportedKey) {
      settings.put(BACKED_UP, "yes");
    }
    return file;
  }

  /** A further machine's part, under its one-time code. */
  record Paired(int machine, PeerId peer, Instant end, SealedPairing.Sealed sealed) {}

  /**
   * Makes ready what a further machine needs to earn for this wallet.
   *
   * @param machine which it becomes; empty: the next that was not given yet
   */
  Paired pair(String passphrase, OptionalInt machine, Instant now) throws IOException {
    refuseToSpendWhatIsWatched();
    SeedPhrase phrase = withWords(unlock(passphrase));
    int last = settings.get(LAST_MACHINE).map(Integer::parseInt).orElse(machine());
    int given = machine.orElse(last + 1);
    NodeKey key = phrase.nodeKey(given);
    Instant end = now.plus(PAIRING_LIFE);
    settings.put(LAST_MACHINE, Integer.toString(Math.max(last, given)));
    Pairing pairing = new Pairing(given, key, phrase.walletKey().address(), end);
    return new Paired(given, key.peerId(), end, SealedPairing.seal(pairing, random));
  }

  /** The next agent here is a machine of another's owner; the node key there was is kept. */
  void join(Pairing pairing) throws IOException {
    adopt(pairing.key(), pairing.machine());
  }

  private void adopt(NodeKey key, int machine) throws IOException {
    if (!key.peerId().equals(nodeKey.peerId())) {
      keep(nodeKeyFile.path());
      nodeKeyFile.write(key);
    }
    settings.put(MACHINE, Integer.toString(machine));
  }

  /** Whether the node key on disk is another than the one in use. */
  boolean hasToStartAgain() throws IOException {
    return nodeKeyFile.read().filter(key -> !key.peerId().equals(nodeKey.peerId())).isPresent();
  }

  private void checkOld(String old) throws IOException {
    if (!(keystore.open(old.toCharArray()) instanceof Unlock.Damaged)) {
      unlock(old);
    }
  }

  private void replace(WalletSecret secret, String passphrase) throws IOException {
    keep(path);
    write(secret, passphrase.toCharArray());
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
    String words = withWords(unlock(passphrase)).words();
    settings.put(BACKED_UP, "yes");
    return words;
  }

  private static SeedPhrase withWords(WalletSecret secret) {
    return switch (secret) {
      case SeedPhrase phrase -> phrase;
      case ImportedKey _ ->
          throw new RpcException(
              "WALLET-NO-WORDS",
              "This wallet was imported as a key and has no words.",
              "`hearth wallet export` writes its key into a file.");
    };
  }

  WalletKey walletKey(String passphrase) throws IOException {
    refuseToSpendWhatIsWatched();
    return unlock(passphrase).walletKey();
  }

  private void refuseToSpendWhatIsWatched() throws IOException {
    if (isWatching()) {
      throw new RpcException(
          "WALLET-WATCHING",
          "This machine is paid to " + address() + " and does not have its key.",
          "Spend from where the key is, or have this machine's own wallet paid:"
              + " `hearth config reset payout.address`.");
    }
  }

  private WalletSecret unlock(String passphrase) throws IOException {
    return WalletFile.unlock(keystore, passphrase);
  }

  /**
   * What there was stays beside the new one: a wallet under its own passphrase, a key as it was.
   */
  private static void keep(Path file) throws IOException {
    String[] name = file.getFileName().toString().split("\\.");
    Path copy = file.resolveSibling(name[0] + "-" + System.nanoTime() + "." + name[1]);
    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private void write(WalletSecret secret, char[] passphrase) throws IOException {
    keystore.write(secret, passphrase);
    if (passphrase.length > 0) {
      settings.put(GUARDED, "yes");
    } else {
      settings.remove(GUARDED);
    }
  }
}
