// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What providers' claims may put at stake. Part of the escrow. A bond is for one node key, in one token.
interface IBonds {
    /// @notice A provider's choice to have its pay fill a bond before it is sent.
    /// @param node whose bond is filled
    /// @param upTo how much of it is to be free; 0 to have all pay sent
    struct Holding {
        address node;
        uint96 upTo;
    }

    event BondPosted(address indexed provider, address indexed node, address token, uint256 amount);
    event BondWithdrawn(address indexed provider, address indexed node, address token, uint256 amount);
    event HoldingChosen(address indexed provider, address indexed node, address token, uint256 upTo);
    /// @notice Of a payment that `Redeemed` or `ClaimPaid` tells, this much became bond.
    event PayHeld(address indexed provider, address indexed node, address token, uint256 amount);

    error BondTooSmall(uint256 free, uint256 wanted);
    /// @notice Neither sent nor signed by the provider, or signed for another turn.
    error NotTheProvidersWord(address provider);

    /// @notice Adds to what claims of a node key may put at stake. The sender is the account that leases are paid to.
    function postBond(address node, address token, uint256 amount) external payable;

    /// @notice Takes back what no claim has locked, however it came there.
    function withdrawBond(address node, address token, uint256 amount) external;

    /// @notice From now on a provider's pay in this token fills a bond of its own first. Sent by the provider, or by anyone
    /// with its signature: an empty wallet has no gas to send anything.
    /// @param signature EIP-712 `Holding` with what `choicesOf` says now; not read when the provider sends it itself
    function holdPay(address provider, address token, address node, uint96 upTo, bytes calldata signature) external;

    function bondOf(address provider, address node, address token) external view returns (uint256 free);
    function holdingOf(address provider, address token) external view returns (Holding memory);

    /// @notice How many choices a provider has made; each signature is for one number.
    function choicesOf(address provider) external view returns (uint256);
}
