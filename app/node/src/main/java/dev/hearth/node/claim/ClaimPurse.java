package dev.hearth.node.claim;

import dev.hearth.wallet.keys.WalletKey;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose money claiming takes.
 *
 * @param gas pays for transactions, those of the node key too
 * @param wallet the account that is paid, as far as it can be spent from with nobody there; it puts
 *     up the bond. Asked each time
 */
public record ClaimPurse(WalletKey gas, Supplier<Optional<WalletKey>> wallet) {}
