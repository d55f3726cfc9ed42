package dev.hearth.node.provider;

import dev.hearth.wallet.keys.WalletKey;
import java.util.function.IntSupplier;

/**
 * Who pays the gas of collecting what is due, and when it is cheap.
 *
 * @param payer the money collected goes to whoever earned it all the same
 * @param share at how many hundredths of what is due; asked each time
 */
public record GasPurse(WalletKey payer, IntSupplier share) {}
