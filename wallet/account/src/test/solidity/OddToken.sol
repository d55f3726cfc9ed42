// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PlainToken} from "./PlainToken.sol";

/// One that begins as it should and can be told to do whatever tokens do to those who trust them.
contract OddToken is PlainToken {
    uint256 private fee;
    uint256 private tax;
    bool private saysFalse;
    bool private isIdle;
    mapping(address account => bool) private blocked;
    address private watched;
    address private target;
    bytes private data;

    /// The last call back: 0 none was made, 1 it failed, 2 it went through.
    uint256 public calledBack;

    /// So much less arrives.
    function takeFee(uint256 amount) external {
        fee = amount;
    }

    /// So much more goes.
    function takeTax(uint256 amount) external {
        tax = amount;
    }

    /// It returns false, and moves nothing.
    function sayFalse() external {
        saysFalse = true;
    }

    /// It returns true, and moves nothing.
    function moveNothing() external {
        isIdle = true;
    }

    function blockAccount(address account) external {
        blocked[account] = true;
    }

    /// As if the owner had said so.
    function allow(address owner, address spender, uint256 amount) external {
        allowance[owner][spender] = amount;
    }

    /// Somebody's balance is less for no reason that he knows.
    function shrink(address account, uint256 amount) external {
        balanceOf[account] -= amount;
    }

    /// The next time that something comes to this account or goes from it, `to` is called in the middle.
    function callBack(address account, address to, bytes calldata with) external {
        watched = account;
        target = to;
        data = with;
    }

    function move(address from, address to, uint256 amount) internal override returns (bool) {
        require(!blocked[from] && !blocked[to], "blocked");
        if (saysFalse) return false;
        if (isIdle) return true;
        // Before anything is moved, and after: whichever the watched account is.
        if (from == watched) call();
        balanceOf[from] -= amount + tax;
        balanceOf[to] += amount - fee;
        if (to == watched) call();
        return true;
    }

    function call() private {
        watched = address(0);
        (bool done,) = target.call(data);
        calledBack = done ? 2 : 1;
    }
}
