// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBonds} from "./IBonds.sol";
import {Purse} from "./Purse.sol";

/// @notice See `IBonds`. What is in a bond is free; a claim's stake is taken out of it and put back.
abstract contract Bonds is IBonds, Purse {
    mapping(address provider => mapping(address node => mapping(address token => uint256 free))) private bonds;

    /// @inheritdoc IBonds
    function postBond(address node, address token, uint256 amount) external payable {
        addBond(msg.sender, node, token, amount);
        emit BondPosted(msg.sender, node, token, amount);
        take(token, amount);
    }

    /// @inheritdoc IBonds
    function withdrawBond(address node, address token, uint256 amount) external {
        takeBond(msg.sender, node, token, amount);
        emit BondWithdrawn(msg.sender, node, token, amount);
        send(token, msg.sender, amount);
    }

    /// @inheritdoc IBonds
    function bondOf(address provider, address node, address token) external view returns (uint256 free) {
        return bonds[provider][node][token];
    }

    function addBond(address provider, address node, address token, uint256 amount) internal {
        bonds[provider][node][token] += amount;
    }

    function takeBond(address provider, address node, address token, uint256 amount) internal {
        uint256 free = bonds[provider][node][token];
        if (amount > free) revert BondTooSmall(free, amount);
        bonds[provider][node][token] = free - amount;
    }
}
