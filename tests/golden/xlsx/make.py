# How services.xlsx was made: python3 make.py, with openpyxl 3.1. Invented data.
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
import datetime as dt
wb=Workbook(); ws=wb.active; ws.title="Ohje"
ws["A1"]="Täytä palvelut seuraavalle sivulle"
ws=wb.create_sheet("Palvelut")
ws["A1"]="Pirkanmaan palvelut 2020"; ws.merge_cells("A1:H1")
ws.append([])
ws.append(["Nimi","Kuvaus","Kunta","Puhelin","Postinumero","Alkaa","Aukiolo","Hinta","www","Sähköposti","Maksuton"])
ws.append(["Ruokakassit",CellRichText("Kassi ",TextBlock(InlineFont(b=True),"ilmaiseksi")," kotiin."),"Tampere",401234567,33100,dt.date(2020,8,3),dt.time(10,30),0.5,"Kotisivu","Kirjoita",True])
ws.cell(4,8).number_format='0%'
ws.cell(4,9).hyperlink="https://www.esimerkki.fi/ruoka"
ws.cell(4,10).hyperlink="mailto:info@esimerkki.fi?subject=Hei"
ws.append(["Kerho","Joka viikko","", "03 123 4567",100,dt.datetime(2020,9,1,18,0),"ma klo 10–12",12.5,"www.kerho.fi",None,False])
ws.cell(5,8).number_format='#,##0.00\\ "€"'
ws.merge_cells("C4:C6")
ws.append(["Piilossa","","",None,None,None,None,"=1/0"])
ws.row_dimensions[6].hidden=True
ws.append(["Neuvonta","_x000D_rivi","Nokia",358501234567,"=A1",43831,None,"#N/A"])
ws["H7"].data_type="e"
ws.cell(7,5).value=37100; ws.cell(7,5).number_format='00000'
wb.create_sheet("Piilo").sheet_state="hidden"
wb["Piilo"].append(["Nimi","Kunta","Puhelin","Osoite","Kuvaus"])
ws=wb.create_sheet("Vanhat"); ws.append(["Nimi","Kunta"]); ws.append(["Vanha","Tampere"])
wb.save("services.xlsx")
