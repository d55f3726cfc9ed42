// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What providers' claims may put at stake. Part of the escrow. A bond is for one node key, in one token.
interface IBonds {
    event BondPosted(address indexed provider, address indexed node, address token, uint256 amount);
    event BondWithdrawn(address indexed provider, address indexed node, address token, uint256 amount);

    error BondTooSmall(uint256 free, uint256 wanted);

    /// @notice Adds to what claims of a node key may put at stake. The sender is the account that leases are paid to.
    function postBond(address node, address token, uint256 amount) external payable;

    /// @notice Takes back what no claim has locked.
    function withdrawBond(address node, address token, uint256 amount) external;

    function bondOf(address provider, address node, address token) external view returns (uint256 free);
}
