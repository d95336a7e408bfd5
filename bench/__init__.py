"""Speed, memory and start-up, each beside a baseline measured in the same run."""
