package dev.hearth.wallet.keys;

import dev.hearth.protocol.NodeKey;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.web3j.crypto.MnemonicUtils;

/**
 * Twelve words that are the whole wallet (BIP-39, English list, no extra passphrase): the wallet
 * key and the node key of every machine follow from them. Never printed by {@link #toString}.
 */
public final class SeedPhrase implements WalletSecret {
  static final int ENTROPY_SIZE = 16;
  private static final int WORDS = 12;

  private final byte[] entropy;

  private SeedPhrase(byte[] entropy) {
    this.entropy = entropy;
  }

  public static SeedPhrase generate(SecureRandom random) {
    byte[] entropy = new byte[ENTROPY_SIZE];
    random.nextBytes(entropy);
    return new SeedPhrase(entropy);
  }

  static SeedPhrase ofEntropy(byte[] entropy) {
    if (entropy.length != ENTROPY_SIZE) {
      throw new IllegalArgumentException("twelve words hold 16 bytes, not " + entropy.length);
    }
    return new SeedPhrase(entropy.clone());
  }

  /** Reads what a person typed: case, spacing and Unicode form do not matter. */
  public static PhraseParse parse(String typed) {
    String form = Normalizer.normalize(typed, Normalizer.Form.NFKD).strip();
    List<String> words = List.of(form.toLowerCase(Locale.ROOT).split("\\s+"));
    for (int i = 0; i < words.size(); i++) {
      if (!MnemonicUtils.getWords().contains(words.get(i))) {
        return new PhraseParse.UnknownWord(i + 1);
      }
    }
    if (words.size() != WORDS) {
      return new PhraseParse.WrongCount(words.size());
    }
    String phrase = String.join(" ", words);
    return MnemonicUtils.validateMnemonic(phrase)
        ? new PhraseParse.Parsed(ofEntropy(MnemonicUtils.generateEntropy(phrase)))
        : new PhraseParse.WrongChecksum();
  }

  /** The words, one blank between: for the owner's eyes, once. */
  public String words() {
    return MnemonicUtils.generateMnemonic(entropy);
  }

  @Override
  public WalletKey walletKey() {
    return WalletKey.of(derivation().secret(KeyPath.WALLET));
  }

  /**
   * The key of one of the owner's machines.
   *
   * @param machine 0 for the first, up to 2^31 - 1
   */
  public NodeKey nodeKey(int machine) {
    return NodeKey.of(derivation().secret(KeyPath.machine(machine)));
  }

  byte[] entropy() {
    return entropy.clone();
  }

  private KeyDerivation derivation() {
    return new KeyDerivation(MnemonicUtils.generateSeed(words(), ""));
  }

  @Override
  public String toString() {
    return "SeedPhrase[12 words]";
  }
}
