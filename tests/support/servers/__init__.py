"""What the tests of real servers share: forks, clocks, strangers."""
