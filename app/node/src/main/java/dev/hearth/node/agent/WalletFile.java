package dev.hearth.node.agent;

import dev.hearth.api.rpc.RpcException;
import dev.hearth.wallet.keys.Keystore;
import dev.hearth.wallet.keys.Unlock;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.keys.WalletSecret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The wallet in a data folder, for whoever has its passphrase. */
public final class WalletFile {
  private WalletFile() {}

  static Path in(Path folder) {
    return folder.resolve("wallet.json");
  }

  /**
   * The key that spends, also while another process has the folder. Throws RpcException when there
   * is no wallet, or it does not open.
   *
   * @param passphrase empty where the wallet has none
   */
  public static WalletKey read(Path folder, String passphrase) {
    Keystore keystore = new Keystore(in(folder), new SecureRandom());
    if (!keystore.exists()) {
      throw new RpcException(
          "WALLET-NONE",
          "There is no wallet in " + folder + ".",
          "`hearth run` makes one there; or name another folder, or a key.");
    }
    try {
      return unlock(keystore, passphrase).walletKey();
    } catch (IOException e) {
      throw new RpcException(
          "WALLET-UNREADABLE",
          "The wallet in " + folder + " cannot be read: " + e.getMessage(),
          "Nothing was spent; try again.");
    }
  }

  /** Throws RpcException when it does not open. */
  static WalletSecret unlock(Keystore keystore, String passphrase) throws IOException {
    return switch (keystore.open(passphrase.toCharArray())) {
      case Unlock.Unlocked(WalletSecret secret) -> secret;
      case Unlock.WrongPassphrase _ ->
          throw new RpcException(
              "WALLET-PASSPHRASE",
              isOpen(keystore) ? "The wallet has none." : "That is not the wallet's passphrase.",
              "Nothing was spent; try again.");
      case Unlock.Damaged(String what) ->
          throw new RpcException(
              "WALLET-DAMAGED",
              "The wallet's file is damaged: " + what + ".",
              "Restore it from your 12 words with `hearth wallet restore`.");
    };
  }

  private static boolean isOpen(Keystore keystore) throws IOException {
    return keystore.open(new char[0]) instanceof Unlock.Unlocked;
  }
}
