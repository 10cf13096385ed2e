"""Documents as files: Word in the layout of NĐ 30/2020/NĐ-CP, PowerPoint, Excel, a picture for messengers."""
