// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// One that returns nothing, tells its symbol in 32 bytes, and allows another amount only after none, as old ones do.
contract SilentToken {
    bytes32 public symbol = "SLT";
    uint8 public decimals = 18;
    mapping(address account => uint256) public balanceOf;
    mapping(address owner => mapping(address spender => uint256)) public allowance;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function approve(address spender, uint256 amount) external {
        require(amount == 0 || allowance[msg.sender][spender] == 0, "allow none first");
        allowance[msg.sender][spender] = amount;
    }

    function transfer(address to, uint256 amount) external {
        move(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) external {
        allowance[from][msg.sender] -= amount;
        move(from, to, amount);
    }

    function move(address from, address to, uint256 amount) private {
        require(to != address(0) && amount != 0, "nothing to nobody");
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}
