"""Labs: broken clusters to practise on, each a file with its story, its check, its solution and its wrong fixes."""
