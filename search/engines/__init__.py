"""The engines that search may stand on, behind one protocol."""
