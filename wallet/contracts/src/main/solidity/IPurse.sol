// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What an ERC-20 token (EIP-20) is asked to do. What it returns is not declared: some return nothing.
interface IToken {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external;
    function transferFrom(address from, address to, uint256 amount) external;
}

/// @notice How the escrow refuses money. A token is the address of an ERC-20 contract, or 0 for the chain's own coin;
/// amounts are in its smallest unit. Coin comes with the call, and only where it is meant; of a token the sender has to
/// have approved the amount before.
interface IPurse {
    /// @notice Other coin came with the call than is due: the amount, or none where a token is meant.
    error WrongValue(uint256 given, uint256 wanted);
    /// @notice There is no contract at the token's address.
    error NotAToken(address token);
    /// @notice The token did not let the amount be taken from the sender: not approved, not there, or not allowed.
    error TokenRefused(address token);
    /// @notice The token moved another amount than it was asked to: it takes a fee, or is not sound.
    error InexactTransfer(address token, uint256 amount);
    /// @notice The escrow has less of the token than it owes already, because the token took some away.
    error TokenIsShort(address token);
    /// @notice The receiver, or the token, did not let it be paid.
    error PaymentFailed(address to, uint256 amount);
}
