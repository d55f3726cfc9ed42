package dev.hearth.desktop.view;

import dev.hearth.api.WalletView;

/** Whether there is money to lose, and nothing written down that would bring it back. */
public final class BackupDue {
  private BackupDue() {}

  public static boolean of(WalletView wallet) {
    return wallet.address() != null
        && !wallet.watching()
        && !wallet.backedUp()
        && !wallet.earnings().earned().isZero();
  }
}
